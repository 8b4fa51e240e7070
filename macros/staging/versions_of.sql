{#- The rows of a table whose corrections arrive as further rows of the same id: a query with given_id, loaded_at, row_of_id
    and is_superseded beside the columns that the sources YAML lists.

    id: the key, a column or a list of SQL expressions that together are one.  versions_of('stripe', 'charges', 'id')
    given_id is the key as text, of several parts with colons between them; null where one is missing or blank.
    row_of_id is 1 for the version that arrived last, which counts; of rows that arrived together the first in the order of
    all columns. A row that does not say when it arrived is older than any that does; one without an id repeats none.
    Few ids come twice: only theirs are put in order, and all other rows can be read by arrival without the rest.
    Trap: the source's own column of arrival may bear a name that is added here: it is then not passed on beside it. -#}
{% macro versions_of(system, table, id) -%}
    {%- set keys, repeated_keys, are_equal = [], [], [] -%}
    {%- for part in ([id] if id is string else id) -%}
        {%- do keys.append(as_given(part)) -%}
        {%- do repeated_keys.append(keys[-1] ~ ' as repeated_' ~ loop.index) -%}
        {%- do are_equal.append(keys[-1] ~ ' = repeated_' ~ loop.index) -%}
    {%- endfor -%}
    {%- set added = ['given_id', 'loaded_at', 'row_of_id', 'is_superseded'] -%}
    {%- set columns = source_columns(system, table) | map('lower') | reject('in', added) | list -%}
    {%- set given = orderable_columns(system, table) | map('lower') | reject('in', added) | list -%}
    {%- set arrived_at = "coalesce(loaded_at, cast('1970-01-01' as " ~ dbt.type_timestamp() ~ '))' -%}
    {%- set landed = landed_columns(system, table) -%}
    {%- set rows = raw(system, table, landed) -%}
    {%- set loads -%}
        select
            {{ (columns or ['loads.*']) | join(', ') }},
            {{ keys | join(" || ':' || ") }} as given_id,
            {{ load_time(loaded_at_column(system), landed) }} as loaded_at
        from {{ rows }} as loads
    {%- endset -%}
    {%- set repeated -%}
        (
            select {{ repeated_keys | join(', ') }}
            from {{ rows }}
            group by {{ keys | join(', ') }}
            having count(*) > 1
        ) as repeated
            on {{ are_equal | join(' and ') }}
    {%- endset -%}
    select
        versions.*,
        row_number() over (partition by given_id order by {{ arrived_at }} desc, {{ in_order(given or keys) }}) as row_of_id,
        {{ arrived_at }} < max({{ arrived_at }}) over (partition by given_id) as is_superseded
    from ({{ loads }} inner join {{ repeated }}) as versions
    union all
    select
        only_ones.*,
        cast(1 as {{ dbt.type_bigint() }}) as row_of_id,
        false as is_superseded
    from ({{ loads }} left join {{ repeated }} where repeated_1 is null) as only_ones
{%- endmacro %}

{# The column that tells when a row arrived: the demo's, the one of the system's own loader, or that of all others. #}
{% macro loaded_at_column(system) -%}
    {%- set own = var('registry').get(system, {}).get('loaded_at_field') -%}
    {{ return('_loaded_at' if var('demo_data') else own or var('loaded_at_field')) }}
{%- endmacro %}

{# What a loader wrote as the moment of arrival, in UTC: a timestamp, or its text as ISO 8601. Plainer than parse_moment,
   since no hand has been in it and every row has one. landed: as landed_columns gives it. #}
{% macro load_time(column, landed) -%}
    {%- set type = landed.get(column | lower, '') -%}
    {%- if 'timestamp' in type -%}
        {{ timestamp_in_utc(column, type) }}
    {%- else -%}
        try_cast(left(cast({{ column }} as {{ dbt.type_string() }}), 19) as {{ dbt.type_timestamp() }})
    {%- endif -%}
{%- endmacro %}
