{#- The times of one kind of plan without a day between, for each person: steps, of which the last are begun, one row per
    period, and stretches. periods: as in plan_months_of. -#}
{% macro plan_stretches(periods) -%}
    {%- set far = "cast('9999-12-31' as date)" -%}
    {%- set in_order = 'partition by kind, person order by valid_from, source_row_id' -%}
    known as (

        select
            kind,
            person,
            source_row_id,
            source_system,
            monthly_amount,
            valid_from,
            coalesce(valid_to, {{ far }}) as valid_to,
            cast(coalesce(valid_to, {{ far }}) as {{ dbt.type_string() }}) || coalesce(ended_because, '') as ending
        from {{ periods }}

    ),

    covered as (

        select
            *,
            max(valid_to) over ({{ in_order }} rows between unbounded preceding and 1 preceding) as covered_to
        from known

    ),

    begun as (

        select
            *,
            sum(case when valid_from <= covered_to then 0 else 1 end) over (
                {{ in_order }} rows between unbounded preceding and current row
            ) as stretch
        from covered

    ),

    stretches as (

        select
            kind,
            person,
            stretch,
            min(valid_from) as begins,
            max(valid_to) as ends,
            max(ending) as ending
        from begun
        group by kind, person, stretch

    )
{%- endmacro %}
