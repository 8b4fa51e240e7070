{{ config(materialized='view') }}

with {{ flag_rule('big_gift_dropped') }},

-- a refund is of the row that was the gift, or names the charge that was
refunds as (

    select
        source_row_id || ':donation' as gift_id,
        amount
    from {{ ref('all_events') }}
    where event_type = 'refund' and left_out_because is null

    union all

    select
        'stripe:charges:' || refunds.charge_id || ':donation' as gift_id,
        events.amount
    from {{ ref('all_events') }} as events
    inner join {{ ref('stg_stripe__refunds') }} as refunds
        on events.source_row_id = 'stripe:refunds:' || refunds.refund_id and refunds.row_of_id = 1
    where events.event_type = 'refund' and events.left_out_because is null

),

refunded as (

    select
        gift_id,
        sum(amount) as amount
    from refunds
    group by gift_id

),

-- what was given and kept, by the day on which it was given
gifts as (

    select
        events.constituent_id,
        events.amount + coalesce(refunded.amount, 0) as amount,
        {{ dbt.datediff('events.event_date', as_of_date(), 'day') }} < rule.days as is_of_late
    from {{ ref('constituent_events') }} as events
    left join refunded on events.event_id = refunded.gift_id
    cross join rule
    where
        events.event_type = 'donation'
        and events.constituent_id is not null
        and {{ dbt.datediff('events.event_date', as_of_date(), 'day') }} < 2 * rule.days

),

givers as (

    select
        constituent_id,
        sum(case when is_of_late then 0 else amount end) as given_before,
        sum(case when is_of_late then amount else 0 end) as given_since
    from gifts
    group by constituent_id

)

select
    givers.constituent_id,
    {{ as_of_date() }} as flag_date,
    {{ extra_fields_json({
        'given_before': 'cast(givers.given_before as decimal(18, 2))',
        'given_since': 'cast(givers.given_since as decimal(18, 2))',
    }) }} as flag_details
from givers
cross join rule
where givers.given_before >= rule.amount and givers.given_since < rule.share * givers.given_before
