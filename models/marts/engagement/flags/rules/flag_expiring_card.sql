{{ config(materialized='view') }}

with {{ flag_rule('expiring_card') }},

-- the card that was charged last, with or without success: a new card is what closes the flag
cards as (

    select
        source_system,
        source_record_id,
        card_brand,
        card_expires_on,
        row_number() over (
            partition by source_record_id
            order by charged_at desc, charge_id
        ) as age
    from {{ ref('stg_stripe__charges') }}
    where
        card_expires_on is not null
        and {{ local_date('charged_at') }} <= {{ as_of_date() }}
        and {{ is_first_of_its_id('charge_id') }}

),

charged as (

    select
        memberships.constituent_id,
        min(cards.card_expires_on) as expires_on,
        min(cards.card_brand) as brand
    from {{ ref('constituent_memberships') }} as memberships
    inner join cards
        on
            memberships.source_system = cards.source_system
            and memberships.source_record_id = cards.source_record_id
            and cards.age = 1
    where memberships.is_paying and memberships.constituent_id is not null
    group by memberships.constituent_id

)

select
    charged.constituent_id,
    cast({{ dbt.dateadd('day', '-rule.days', 'charged.expires_on') }} as date) as flag_date,
    {{ extra_fields_json({'card': 'charged.brand', 'expires_on': 'charged.expires_on'}) }} as flag_details
from charged
cross join rule
where {{ dbt.datediff(as_of_date(), 'charged.expires_on', 'day') }} <= rule.days
