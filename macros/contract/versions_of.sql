{#- The rows of a table whose corrections arrive as further rows of the same id: a query with loaded_at, row_of_id and
    is_superseded beside the columns that the sources YAML lists.

    id: the key, a column or a SQL expression.  versions_of('stripe', 'charges', 'id')
    row_of_id is 1 for the version that arrived last, which counts; of rows that arrived together the first in the order of
    all columns. A row that does not say when it arrived is older than any that does; one without an id repeats none.
    Few ids come twice: only theirs are put in order, and all other rows can be read by arrival without the rest.
    Trap: the source's own column of arrival may bear a name that is added here: it is then not passed on beside it. -#}
{% macro versions_of(system, table, id) -%}
    {%- set added = ['loaded_at', 'arrived_at', 'row_of_id', 'is_superseded'] -%}
    {%- set columns = source_columns(system, table) | map('lower') | reject('in', added) | list -%}
    {%- set given = orderable_columns(system, table) | map('lower') | reject('in', added) | list -%}
    {%- set given_id = as_given(id) -%}
    {%- set arrivals -%}
        (
            select
                *,
                coalesce(loaded_at, cast('1970-01-01' as {{ dbt.type_timestamp() }})) as arrived_at
            from (
                select
                    {{ (columns or ['*']) | join(', ') }},
                    {{ load_time(loaded_at_column(system)) }} as loaded_at
                from {{ raw(system, table) }}
            ) as loads
        )
    {%- endset -%}
    {%- set repeated -%}
        (
            select {{ given_id }} as repeated_id
            from {{ raw(system, table) }}
            group by {{ given_id }}
            having count(*) > 1
        )
    {%- endset -%}
    select
        arrivals.*,
        row_number() over (
            partition by repeated.repeated_id order by arrived_at desc, {{ in_order(given or [id]) }}
        ) as row_of_id,
        arrived_at < max(arrived_at) over (partition by repeated.repeated_id) as is_superseded
    from {{ arrivals }} as arrivals
    inner join {{ repeated }} as repeated on {{ given_id }} = repeated.repeated_id
    union all
    select
        arrivals.*,
        cast(1 as {{ dbt.type_bigint() }}) as row_of_id,
        false as is_superseded
    from {{ arrivals }} as arrivals
    left join {{ repeated }} as repeated on {{ given_id }} = repeated.repeated_id
    where repeated.repeated_id is null
{%- endmacro %}

{# The column that tells when a row arrived: the demo's, the one of the system's own loader, or that of all others. #}
{% macro loaded_at_column(system) -%}
    {{ return('_loaded_at' if var('demo_data') else var(system ~ '_loaded_at_field', none) or var('loaded_at_field')) }}
{%- endmacro %}

{# What a loader wrote as the moment of arrival: a timestamp, or its text as ISO 8601 in UTC. Plainer than parse_moment,
   since no hand has been in it and every row has one. #}
{% macro load_time(column) -%}
    try_cast(left(cast({{ column }} as {{ dbt.type_string() }}), 19) as {{ dbt.type_timestamp() }})
{%- endmacro %}
