-- Neither method loses a dollar or counts one twice.
select
    methods.method,
    methods.amount,
    purchases.amount as expected
from (
    select
        method,
        count(*) as purchase_count,
        sum(amount) as amount
    from {{ ref('purchase_attributions') }}
    group by method
) as methods
cross join (
    select
        count(*) as purchase_count,
        sum(amount) as amount
    from {{ ref('counted_purchases') }}
) as purchases
where methods.amount != purchases.amount or methods.purchase_count != purchases.purchase_count
