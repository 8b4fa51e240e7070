-- Neither method loses a dollar or counts one twice.
with methods as (

    select
        method,
        count(*) as purchase_count,
        sum(amount) as amount
    from {{ ref('purchase_attributions') }}
    group by method

),

purchases as (

    select
        count(*) as purchase_count,
        sum(amount) as amount
    from {{ ref('counted_purchases') }}

)

select
    methods.method,
    methods.amount,
    purchases.amount as expected
from methods
cross join purchases
where methods.amount != purchases.amount or methods.purchase_count != purchases.purchase_count
