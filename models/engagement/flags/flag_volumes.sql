with population as (

    select count(*) as constituents
    from {{ ref('constituents') }}

),

counted as (

    select
        recorded_on,
        flag_type,
        cast(sum(case when entry = 'opened' then 1 else 0 end) as {{ dbt.type_bigint() }}) as opened,
        cast(sum(case when entry = 'closed' then 1 else 0 end) as {{ dbt.type_bigint() }}) as closed
    from {{ ref('flag_log') }}
    group by recorded_on, flag_type

)

select
    counted.recorded_on as flag_day,
    counted.flag_type,
    counted.opened,
    counted.closed,
    cast(
        sum(counted.opened - counted.closed) over (
            partition by counted.flag_type
            order by counted.recorded_on
            rows between unbounded preceding and current row
        ) as {{ dbt.type_bigint() }}
    ) as open_at_end_of_day,
    cast(counted.opened as double) / nullif(population.constituents, 0) as opened_share,
    rules.max_share,
    coalesce(counted.opened > rules.max_share * population.constituents, false) as is_over_limit
from counted
cross join population
left join {{ ref('flag_rules') }} as rules on counted.flag_type = rules.flag_type
