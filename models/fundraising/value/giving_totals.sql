{#- A streak holds until a year is over in which nothing came, so that of last year counts, too. -#}
{%- set since = dbt.dateadd('month', -checked('rfm_months'), as_of_date()) -%}

with gifts as (

    select
        constituent_id,
        sum(net_amount) as historic_value,
        min(case when net_amount > 0 then given_on end) as first_gift_on,
        max(case when net_amount > 0 then given_on end) as last_gift_on,
        count(case when net_amount > 0 and given_on > {{ since }} then 1 end) as frequency,
        coalesce(sum(case when given_on > {{ since }} then net_amount end), 0) as monetary
    from {{ ref('gifts') }}
    where is_counted and constituent_id is not null
    group by constituent_id
    having max(net_amount) > 0

),

years as (

    select
        donor_id,
        max(constituent_type) as constituent_type,
        count(case when is_donor then 1 end) as years_of_giving,
        min(first_year) as first_year,
        max(case when is_donor then year end) as last_year,
        max(case when year >= extract(year from {{ as_of_date() }}) - 1 then years_in_a_row end) as years_in_a_row
    from {{ ref('donor_years') }}
    where donor_level = 'constituent' and year_basis = 'calendar'
    group by donor_id

)

select
    gifts.constituent_id,
    years.constituent_type,
    cast(gifts.historic_value as decimal(18, 2)) as historic_value,
    gifts.first_gift_on,
    gifts.last_gift_on,
    cast({{ dbt.datediff('gifts.last_gift_on', as_of_date(), 'day') }} as integer) as recency_days,
    cast(gifts.frequency as {{ dbt.type_bigint() }}) as frequency,
    cast(gifts.monetary as decimal(18, 2)) as monetary,
    cast(years.years_of_giving as integer) as years_of_giving,
    years.first_year,
    years.last_year,
    cast(coalesce(years.years_in_a_row, 0) as integer) as years_in_a_row
from gifts
inner join years on gifts.constituent_id = years.donor_id
