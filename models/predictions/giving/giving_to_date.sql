{#- A year is one of 365 days that ends on the cut day or on the same day of years before; the last one is 0 years back. -#}
with years as (

    select
        gifts.constituent_id,
        days.as_of_date,
        cast(floor({{ dbt.datediff('gifts.given_on', 'days.as_of_date', 'day') }} / 365) as {{ dbt.type_int() }}) as years_back,
        sum(gifts.gifts) as gifts,
        sum(case when gifts.gifts > 0 then 1 else 0 end) as gift_days,
        sum(gifts.amount) as amount,
        max(gifts.largest) as largest,
        min(gifts.given_on) as first_gift_on,
        max(gifts.given_on) as last_gift_on,
        max(gifts.known_on) as last_seen_on
    from {{ ref('gift_days') }} as gifts
    inner join {{ ref('sampled_constituents') }} as people on gifts.constituent_id = people.constituent_id
    inner join {{ ref('cut_days') }} as days
        on (people.is_sampled or days.is_today) and gifts.known_on <= days.as_of_date
    group by
        gifts.constituent_id,
        days.as_of_date,
        cast(floor({{ dbt.datediff('gifts.given_on', 'days.as_of_date', 'day') }} / 365) as {{ dbt.type_int() }})

),

-- a year without a gap after it up to the cut day has as many before it as it is years back
counted as (

    select
        *,
        row_number() over (partition by constituent_id, as_of_date order by years_back) - 1 as years_after
    from years

),

summed as (

    select
        constituent_id,
        as_of_date,
        sum(gifts) as gift_count,
        sum(gift_days) as gift_days,
        sum(amount) as gift_sum,
        max(largest) as gift_largest,
        min(first_gift_on) as first_gift_on,
        max(last_gift_on) as last_gift_on,
        sum(case when years_back = 0 then gifts else 0 end) as gift_count_365,
        sum(case when years_back = 0 then amount else 0 end) as gift_sum_365,
        max(case when years_back = 0 then largest end) as gift_largest_365,
        sum(case when years_back = 1 then gifts else 0 end) as gift_count_before,
        sum(case when years_back = 1 then amount else 0 end) as gift_sum_before,
        max(years_back) as year_count,
        count(*) - 1 as years_given,
        max(years_back) - min(years_back) as last_year_given,
        sum(case when years_back = years_after then 1 else 0 end) as giving_years_in_a_row,
        max(last_seen_on) as last_seen_on
    from counted
    group by constituent_id, as_of_date

)

select
    summed.*,
    of_last.payment_method
from summed
left join {{ ref('gift_days') }} as of_last
    on
        summed.constituent_id = of_last.constituent_id
        and summed.last_gift_on = of_last.given_on
        and of_last.gifts > 0
