with closed as (

    select
        as_of_date,
        cast({{ dbt.dateadd('day', 365, 'as_of_date') }} as date) as until
    from {{ ref('cut_days') }}
    where {{ dbt.dateadd('day', 365, 'as_of_date') }} <= {{ as_of_date() }}

),

after as (

    select
        gifts.constituent_id,
        closed.as_of_date,
        sum(case when gifts.gifts > 0 then 1 else 0 end) as gift_days,
        sum(gifts.amount) as amount
    from {{ ref('gift_days') }} as gifts
    inner join closed on gifts.given_on > closed.as_of_date and gifts.given_on <= closed.until
    group by gifts.constituent_id, closed.as_of_date

)

select
    histories.constituent_id,
    histories.as_of_date,
    histories.gift_days,
    histories.first_gift_on,
    histories.last_gift_on,
    histories.year_count,
    histories.years_given,
    histories.last_year_given,
    cast(histories.gift_sum as double) / histories.gift_days as average_amount,
    case when closed.as_of_date is not null then coalesce(after.gift_days, 0) end as gift_days_after,
    case when closed.as_of_date is not null then cast(coalesce(after.amount, 0) as double) end as amount_after
from {{ ref('giving_to_date') }} as histories
left join closed on histories.as_of_date = closed.as_of_date
left join after on histories.constituent_id = after.constituent_id and histories.as_of_date = after.as_of_date
