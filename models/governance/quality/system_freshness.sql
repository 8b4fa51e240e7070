with arrivals as (

    {% for fact in fact_contract() %}
        select
            source_system,
            max(loaded_at) as loaded_at
        from {{ ref(fact) }}
        where loaded_at <= {{ end_of_now() }}
        group by source_system
        {{ 'union all' if not loop.last }}
    {% endfor %}

),

newest as (

    select
        source_system,
        max(loaded_at) as newest_row_at
    from arrivals
    group by source_system

),

dated as (

    select
        newest.source_system,
        newest.newest_row_at,
        greatest({{ dbt.datediff(local_date('newest.newest_row_at'), as_of_date(), 'day') }}, 0) as days_old,
        coalesce(limits.most_days, any_limit.most_days) as most_days
    from newest
    left join {{ ref('freshness_limits') }} as limits on newest.source_system = limits.source_system
    left join {{ ref('freshness_limits') }} as any_limit on any_limit.source_system = 'any'

)

select
    source_system,
    newest_row_at,
    days_old,
    most_days,
    days_old > most_days as is_late
from dated
