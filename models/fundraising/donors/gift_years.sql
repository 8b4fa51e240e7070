{#- What donor_years, cohorts and lifetime values add up, with each gift read once. Both kinds of years stand in one row, so
    that a person has at most two rows for each year. -#}
with gifts as (

    select
        constituent_id,
        case when source_confidence = 'low' then source_system || ':' || source_record_id end as doubtful_record,
        cast(extract(year from given_on) as integer) as calendar_year,
        cast({{ fiscal_year('given_on') }} as integer) as fiscal_year,
        case when is_counted then net_amount end as net_amount,
        case when not is_counted then amount - refunded_amount end as soft_amount
    from {{ ref('gifts') }}
    where
        constituent_id is not null
        and (is_counted or credit_type = 'soft' and status = 'paid' and amount is not null and left_out_because is null)

)

select
    constituent_id,
    doubtful_record,
    calendar_year,
    fiscal_year,
    cast(coalesce(sum(net_amount), 0) as decimal(18, 2)) as amount,
    cast(coalesce(sum(soft_amount), 0) as decimal(18, 2)) as soft_credit_amount,
    count(case when net_amount > 0 then 1 end) as gift_count,
    cast(max(case when net_amount > 0 then net_amount end) as decimal(18, 2)) as largest_gift
from gifts
group by constituent_id, doubtful_record, calendar_year, fiscal_year
