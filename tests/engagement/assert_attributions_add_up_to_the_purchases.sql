-- Neither method loses a dollar or counts one twice.
with methods as (

    select
        names.method,
        count(attributions.event_id) as purchase_count,
        coalesce(sum(attributions.amount), 0) as amount
    from (
        select 'last_touch' as method
        union all
        select 'promo_code' as method
    ) as names
    left join {{ ref('purchase_attributions') }} as attributions on names.method = attributions.method
    group by names.method

),

purchases as (

    select
        count(*) as purchase_count,
        coalesce(sum(amount), 0) as amount
    from {{ ref('counted_purchases') }}

)

select
    methods.method,
    methods.amount,
    purchases.amount as expected
from methods
cross join purchases
where methods.amount != purchases.amount or methods.purchase_count != purchases.purchase_count
