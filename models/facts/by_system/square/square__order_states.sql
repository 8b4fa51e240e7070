-- money decides: an order counts once its payments cover it, whatever its state, and never where no payment came through
with payments as (

    select
        order_id,
        min(case when status in ('approved', 'completed') then source_record_id end) as payer,
        max(case when status = 'completed' then 2 when status = 'approved' then 1 else 0 end) as reached,
        sum(case when status = 'completed' then amount end) as paid
    from {{ ref('stg_square__payments') }}
    where order_id is not null and {{ is_first_of_its_id('payment_id') }}
    group by order_id

)

select
    orders.order_id,
    coalesce(orders.source_record_id, payments.payer) as source_record_id,
    case
        when payments.reached = 2 and coalesce(payments.paid >= orders.total, true) then 'completed'
        when orders.state = 'completed' and payments.reached = 1 then 'approved'
        when orders.state = 'completed' and payments.reached = 0 then 'unpaid'
        else orders.state
    end as status
from {{ ref('stg_square__orders') }} as orders
left join payments on orders.order_id = payments.order_id
where orders.order_id is not null and orders.row_of_id = 1
