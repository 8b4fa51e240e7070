{{ config(materialized='view') }}

with {{ flag_rule('expiring_card') }},

charged as (

    select
        memberships.constituent_id,
        min(cards.card_expires_on) as expires_on,
        min(cards.card_brand) as brand
    from {{ ref('constituent_memberships') }} as memberships
    inner join {{ ref('cards') }} as cards
        on
            memberships.source_system = cards.source_system
            and memberships.source_record_id = cards.source_record_id
            and cards.is_last_charged
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
