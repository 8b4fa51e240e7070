{#- Whole months after the cohort's own in which something happened; the last number plus 1 stands for later and never. -#}
{%- set months = checked('cohort_months_followed') -%}
{%- set moments = {'lost': 'lost_at', 'sql': 'sql_at', 'opportunity': 'opportunity_at', 'won': 'won_at'} -%}

with leads as (

    select
        facility_id,
        month,
        {% for name, moment in moments.items() -%}
            case
                when {{ moment ~ ' is not null' if name == 'lost' else 'is_' ~ name }}
                    then least({{ dbt.datediff('month', moment, 'month') }}, {{ months + 1 }})
                else {{ months + 1 }}
            end as {{ name }}_after{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('counted_leads') }}

),

-- leads with the same history become one row with a count
fates as (

    select
        facility_id,
        month,
        {% for name in moments -%}
            {{ name }}_after,
        {% endfor -%}
        count(*) as leads
    from leads
    group by facility_id, month, {% for name in moments %}{{ name }}_after{{ ', ' if not loop.last }}{% endfor %}

),

numbers as (

    {{ dbt.generate_series(months + 1) }}

),

followed as (

    select
        coalesce(fates.facility_id, 'all') as facility_id,
        fates.month,
        numbers.generated_number - 1 as months_since,
        sum(fates.leads) as cohort_size,
        sum(
            case
                when fates.lost_after >= numbers.generated_number or fates.won_after < numbers.generated_number
                    then fates.leads
                else 0
            end
        ) as retained,
        {% for name in ['sql', 'opportunity', 'won'] -%}
            sum(case when fates.{{ name }}_after < numbers.generated_number then fates.leads else 0 end) as reached_{{ name }}
            {{- ',' if not loop.last }}
        {% endfor %}
    from fates
    cross join numbers
    group by rollup(fates.month, numbers.generated_number, fates.facility_id)
    having fates.month is not null and numbers.generated_number is not null

),

periods as (

    select
        *,
        cast({{ dbt.dateadd('month', 'months_since', 'month') }} as date) as period
    from followed

),

dated as (

    select
        *,
        cast({{ dbt.last_day('period', 'month') }} as date) < {{ as_of_date() }} as is_complete
    from periods

)

select
    facility_id,
    month,
    cast(months_since as integer) as months_since,
    period,
    is_complete,
    cast(cohort_size as {{ dbt.type_bigint() }}) as cohort_size,
    {% for figure in ['retained', 'reached_sql', 'reached_opportunity', 'reached_won'] -%}
        case when is_complete then cast({{ figure }} as {{ dbt.type_bigint() }}) end as {{ figure }},
    {% endfor -%}
    case when is_complete then {{ rate('retained', 'cohort_size') }} end as retention_rate,
    case when is_complete then {{ rate('reached_sql', 'cohort_size') }} end as progression_rate,
    case when is_complete then {{ rate('reached_won', 'cohort_size') }} end as won_rate
from dated
