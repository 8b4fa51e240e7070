{#- The periods of plans with the day to which each counts, and how the person's plans ended: steps, of which the last is
    counted. A run is stretches with at most restart_grace_days between; what ended counts to the begin of the next stretch.
    periods: as in plan_months_of. -#}
{% macro plan_runs(periods) -%}
    {%- set latest_begin = dbt.dateadd('day', -checked('restart_grace_days'), 'begins') -%}
    {%- set of_person = 'partition by holder order by stretch' -%}
    {{ plan_stretches(periods) }},

    neighbours as (

        select
            *,
            lag(ends) over ({{ of_person }}) as ended_before,
            lead(begins) over ({{ of_person }}) as next_begins,
            lead({{ latest_begin }}) over ({{ of_person }}) as next_in_time_from
        from stretches

    ),

    runs as (

        select
            *,
            sum(case when {{ latest_begin }} <= ended_before then 0 else 1 end) over (
                {{ of_person }} rows between unbounded preceding and current row
            ) as run
        from neighbours

    ),

    endings as (

        select
            holder,
            run,
            max(ending) as ending
        from runs
        group by holder, run

    ),

    counted as (

        select
            begun.holder,
            begun.has_several_systems,
            begun.source_system,
            begun.monthly_amount,
            begun.valid_from,
            endings.ending,
            case
                when begun.valid_to = runs.ends and runs.next_in_time_from <= runs.ends then runs.next_begins
                else begun.valid_to
            end as counts_to
        from begun
        inner join runs on begun.holder = runs.holder and begun.stretch = runs.stretch
        inner join endings on runs.holder = endings.holder and runs.run = endings.run

    )
{%- endmacro %}
