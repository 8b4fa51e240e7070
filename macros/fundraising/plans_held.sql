{#- What each person had at the end of each month, kind by kind: steps, of which the last are months and held.
    periods: as in plan_months_of. -#}
{% macro plans_held(periods) -%}
    {%- set month = 'cast(' ~ dbt.date_trunc('month', 'valid_from') ~ ' as date)' -%}
    {%- set this_month = 'cast(' ~ dbt.date_trunc('month', as_of_date()) ~ ' as date)' -%}
    {{ plan_runs(periods) }},

    bounds as (

        select {{ month }} as month
        from counted
        union all
        select {{ this_month }} as month

    ),

    months as (

        select
            months.month as month_starts_on,
            least(cast({{ dbt.last_day('months.month', 'month') }} as date), {{ as_of_date() }}) as month_ends_on
        from (

            {{ months_of('bounds') }}

        ) as months

    ),

    -- the names of several systems are joined for the few who have them
    mixed as (

        select
            counted.holder,
            months.month_starts_on,
            {{ joined_values('counted.source_system', ', ') }} as source_systems
        from counted
        inner join holders on counted.holder = holders.holder and holders.has_several_systems
        inner join months on counted.valid_from <= months.month_ends_on and counted.counts_to > months.month_ends_on
        group by counted.holder, months.month_starts_on

    ),

    held as (

        select
            counted.holder,
            months.month_starts_on,
            max(case when {{ is_of_system_that('gifts_make_members', 'counted.source_system') }} then 1 else 0 end) as by_gifts,
            sum(counted.monthly_amount) as monthly_amount,
            max(counted.ending) as ending
        from counted
        inner join months on counted.valid_from <= months.month_ends_on and counted.counts_to > months.month_ends_on
        group by counted.holder, months.month_starts_on

    )
{%- endmacro %}
