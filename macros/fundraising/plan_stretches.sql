{#- The times of one kind of plan without a day between, for each holder: steps, of which the last are begun, one row per
    period, and stretches. A holder is a person with plans of one kind, by number. periods: as in plan_months_of. -#}
{% macro plan_stretches(periods) -%}
    {%- set far = "cast('9999-12-31' as date)" -%}
    {%- set in_order = 'partition by holder order by valid_from, source_row_id' -%}
    holders as (

        select
            kind,
            person,
            min(source_system) as first_system,
            min(source_system) < max(source_system) as has_several_systems,
            row_number() over (order by kind, person) as holder
        from {{ periods }}
        group by kind, person

    ),

    known as (

        select
            holders.holder,
            holders.has_several_systems,
            periods.source_row_id,
            periods.source_system,
            periods.monthly_amount,
            periods.valid_from,
            coalesce(periods.valid_to, {{ far }}) as valid_to,
            cast(coalesce(periods.valid_to, {{ far }}) as {{ dbt.type_string() }})
            || coalesce(periods.ended_because, '') as ending
        from {{ periods }} as periods
        inner join holders on periods.kind = holders.kind and periods.person = holders.person

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
            holder,
            stretch,
            min(valid_from) as begins,
            max(valid_to) as ends,
            max(ending) as ending
        from begun
        group by holder, stretch

    )
{%- endmacro %}
