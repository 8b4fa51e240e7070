{#- With r the retention rate and d the discount rate, a donor of today gives on average
    annual * (1 + q + q^2 + ... ) = annual * (1 - q^years) / (1 - q), where q = r / (1 + d). Without end and discount that is
    annual / (1 - r): what they give in a year, divided by the churn of a year. -#}
{%- set years = checked('lifetime_years') -%}
{%- set discount = checked('lifetime_discount_rate') -%}

with rates as (

    select
        coalesce(first_year_retention_rate, retention_rate) as of_first_year,
        coalesce(repeat_retention_rate, retention_rate) as of_later_years
    from {{ ref('donor_retention') }}
    where
        donor_level = 'constituent'
        and year_basis = 'calendar'
        and year = extract(year from {{ as_of_date() }}) - case
            when {{ as_of_date() }} = cast({{ dbt.last_day(as_of_date(), 'year') }} as date) then 0 else 1
        end

),

valued as (

    select
        totals.*,
        {{ average_amount('totals.historic_value', 'totals.years_of_giving') }} as average_annual_giving,
        case
            when totals.years_in_a_row > 0
                then case when totals.years_of_giving = 1 then rates.of_first_year else rates.of_later_years end
        end as retention_rate_used
    from {{ ref('giving_totals') }} as totals
    left join rates on 1 = 1

),

kept as (

    select
        *,
        retention_rate_used / (1 + {{ discount }}) as kept_each_year
    from valued

)

select
    constituent_id,
    constituent_type,
    historic_value,
    first_gift_on,
    last_gift_on,
    years_of_giving,
    average_annual_giving,
    retention_rate_used,
    cast({{ years }} as integer) as horizon_years,
    cast({{ discount }} as double) as discount_rate,
    {{ average_amount(
        'average_annual_giving * case when kept_each_year = 1 then ' ~ years
        ~ ' else (1 - power(kept_each_year, ' ~ years ~ ')) / (1 - kept_each_year) end', '1'
    ) }} as simple_lifetime_value
from kept
