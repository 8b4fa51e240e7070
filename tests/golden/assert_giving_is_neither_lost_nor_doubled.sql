-- What constituents gave is what the donation system took in, net of what it had given back by today, from donors it knows.
with gifts as (

    select
        *,
        gift_amount
        - case when refunded_on > {{ as_of_date() }} then 0 else coalesce(refunded_amount, 0) end as net_amount
    from {{ ref('stg_wbez__gifts') }}

),

from_gifts as (

    select sum(gifts.net_amount) as amount
    from gifts
    inner join {{ ref('record_constituents') }} as known
        on gifts.source_system = known.source_system and gifts.source_record_id = known.record_id
    where
        gifts.payment_status in ('succeeded', 'refunded', 'partially_refunded')
        and (gifts.gift_date <= {{ as_of_date() }} or gifts.gift_date is null)
        and (gifts.gift_id is null or gifts.row_of_id = 1)
        and gifts.net_amount > 0

),

from_constituents as (

    select sum(total_lifetime_giving) as amount
    from {{ ref('constituents') }}

)

select
    from_gifts.amount as taken_in,
    from_constituents.amount as credited
from from_gifts
cross join from_constituents
where coalesce(from_gifts.amount, 0) != coalesce(from_constituents.amount, 0)
