with bought as (

    select
        events.event_id,
        events.constituent_id,
        events.event_at,
        events.event_date,
        events.event_type,
        events.amount
    from {{ ref('constituent_events') }} as events
    inner join {{ ref('event_types') }} as types on events.event_type = types.event_type
    where types.is_purchase and events.amount >= 0

),

details as (

    select
        events.event_id,
        events.event_details
    from {{ ref('all_events') }} as events
    inner join {{ ref('event_types') }} as types on events.event_type = types.event_type
    where types.is_purchase and events.event_details like '%"code"%'

),

entries as (

    {{ json_entries('details', 'event_id', 'event_details') }}

),

-- the code of a subscription's first invoice stands on its charge
codes as (

    select
        event_id,
        upper(trim(value)) as promo_code
    from entries
    where field = 'code'
    union
    select
        source_system || ':invoices:' || invoice_id || ':subscription_started' as event_id,
        upper(trim(promotion_code)) as promo_code
    from {{ ref('stg_stripe__charges') }}
    where row_issue is null and invoice_id is not null and promotion_code is not null

),

one_code as (

    select
        event_id,
        min(promo_code) as promo_code
    from codes
    group by event_id

)

select
    bought.event_id,
    bought.constituent_id,
    bought.event_at,
    bought.event_date,
    bought.event_type,
    bought.amount,
    one_code.promo_code
from bought
left join one_code on bought.event_id = one_code.event_id
