{#- The rows of a table whose corrections arrive as further rows of the same id: a query with loaded_at, row_of_id and
    is_superseded beside all columns.

    id: the key, a column or a SQL expression.  versions_of('stripe', 'charges', 'id')
    row_of_id is 1 for the version that arrived last, which counts; of rows that arrived together the first in the order of
    all columns. A row without `_loaded_at` is older than any that has it. -#}
{% macro versions_of(system, table, id) -%}
    {%- set same_id = 'partition by ' ~ as_given(id) -%}
    select
        *,
        row_number() over (
            {{ same_id }} order by arrived_at desc, {{ source_columns(system, table) | join(', ') or id }}
        ) as row_of_id,
        arrived_at < max(arrived_at) over ({{ same_id }}) as is_superseded
    from (
        select
            *,
            coalesce(loaded_at, cast('1970-01-01' as {{ dbt.type_timestamp() }})) as arrived_at
        from (
            select
                *,
                {{ load_time('_loaded_at') }} as loaded_at
            from {{ raw(system, table) }}
        ) as loads
    ) as arrivals
{%- endmacro %}

{# What a loader wrote as the moment of arrival: a timestamp, or its text as ISO 8601 in UTC. Plainer than parse_moment,
   since no hand has been in it and every row has one. #}
{% macro load_time(column) -%}
    try_cast(
        replace(upper(left(cast({{ column }} as {{ dbt.type_string() }}), 19)), 'T', ' ') as {{ dbt.type_timestamp() }}
    )
{%- endmacro %}
