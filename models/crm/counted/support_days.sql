with spine as (

    {{ dbt.date_spine('day', earliest_event_date(), dbt.dateadd('day', checked('sla_days_ahead'), as_of_date())) }}

),

days as (

    select cast(date_day as date) as calendar_day
    from spine

),

opened as (

    select
        days.calendar_day,
        {% if var('sla_calendar') == 'always' -%}
            true as is_open
        {%- else -%}
            holidays.holiday is null
            and 1 + {{ dbt.datediff(dbt.date_trunc('week', 'days.calendar_day'), 'days.calendar_day', 'day') }}
            in ({{ checked('sla_open_days') | join(', ') }}) as is_open
        {%- endif %}
    from days
    left join {{ ref('sla_holidays') }} as holidays on days.calendar_day = holidays.holiday

)

select
    calendar_day,
    is_open,
    cast(
        coalesce(
            sum(case when is_open then 1 else 0 end) over (
                order by calendar_day rows between unbounded preceding and 1 preceding
            ), 0
        ) as {{ dbt.type_bigint() }}
    ) as open_days_before
from opened
