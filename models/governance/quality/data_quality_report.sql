{{ config(materialized='view') }}

with results as (

    select
        *,
        case
            when status = 'pass' then 1
            when checked_rows > 0 and failed_rows <= checked_rows then 1 - failed_rows / cast(checked_rows as double)
            else 0
        end as share_passed,
        -- the checks of a model in order, the worst one first
        row_number() over (
            partition by model_name, dimension, run_number
            order by
                case status when 'fail' then 1 when 'error' then 1 when 'warn' then 2 else 3 end,
                failed_rows desc nulls last,
                check_name,
                check_id
        ) as badness
    from {{ ref('test_results') }}
    where run_number <= 2

)

select
    model_name,
    dimension,
    case
        when count(case when run_number = 1 and status in ('fail', 'error') then 1 end) > 0 then 'failed'
        when count(case when run_number = 1 and status = 'warn' then 1 end) > 0 then 'warned'
        else 'passed'
    end as status,
    min(case when run_number = 1 then severity end) as severity,  -- error comes before warn
    count(case when run_number = 1 then 1 end) as checks,
    count(case when run_number = 1 and status = 'pass' then 1 end) as passed,
    count(case when run_number = 1 and status = 'warn' then 1 end) as warned,
    count(case when run_number = 1 and status in ('fail', 'error') then 1 end) as failed,
    cast(coalesce(sum(case when run_number = 1 then failed_rows end), 0) as {{ dbt.type_bigint() }}) as failed_rows,
    {% for name, number in {'score': 1, 'score_before': 2}.items() -%}
        {{ score_of(number) }} as {{ name }},
    {% endfor -%}
    {{ score_of(1) }} - {{ score_of(2) }} as score_change,
    max(case when run_number = 1 and badness = 1 and status != 'pass' then check_name end) as worst_check,
    max(case when run_number = 1 and badness = 1 and status != 'pass' then failed_rows end) as worst_check_rows,
    max(case when run_number = 1 and badness = 1 and status != 'pass' then worst_key end) as worst_key,
    max(run_started_at) as last_checked_at
from results
group by model_name, dimension
having count(case when run_number = 1 then 1 end) > 0
