{#- The last moment at which a row can have arrived: the start of the run, or the end of today where that is later, as it is
    where the clock is behind the data. A later moment is a mistake of a loader. -#}
{% macro end_of_now() -%}
    greatest(
        cast('{{ run_started_at.strftime("%Y-%m-%d %H:%M:%S") }}' as {{ dbt.type_timestamp() }}),
        {{ day_begins(dbt.dateadd('day', 1, as_of_date())) }}
    )
{%- endmacro %}
