{#- One row per month from the first to the last one of some rows, those between without a row as well: the query of a step.

    rows: a relation, or the name of a step, with the column month. Comes with the one column month, and without a row where
    there is none. months_of('leads')  ->  2024-01-01, 2024-02-01, ... -#}
{% macro months_of(rows) -%}
    {%- set years = as_of_date()[6:10] | int + 1 - (checked('earliest_event_date') | string)[:4] | int -%}
    select months.month
    from (
        select
            cast({{ dbt.dateadd('month', 'numbers.generated_number - 1', 'bounds.first_month') }} as date) as month,
            bounds.last_month
        from ({{ dbt.generate_series(12 * years) }}) as numbers
        cross join (
            select
                min(month) as first_month,
                max(month) as last_month
            from {{ rows }}
        ) as bounds
    ) as months
    where months.month <= months.last_month
{%- endmacro %}
