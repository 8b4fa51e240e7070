{#- Which rows of a model of events have arrived since the last build: the condition of a where, true for all of them in
    the first build.

    table: as source_table. latest: what latest_arrivals gave, asked once for all tables; {} in the first build.
    arrived('capitan:checkins', latest)  ->  loaded_at > timestamp '2026-09-29 05:00:00' or loaded_at is null
    The moment stands in the SQL as a value, so that an engine looks at no more of the table than it must. Each table has a
    moment of its own, since none waits for another, and the var arrival_overlap_minutes is taken off it for a load that was
    under way. A row that does not say when it arrived, or that it will yet arrive, is looked at every time. -#}
{% macro arrived(table, latest) -%}
    {%- if table in latest -%}
        (
            loaded_at > {{ dbt.dateadd(
                'minute', -checked('arrival_overlap_minutes'), "cast('" ~ latest[table] ~ "' as " ~ dbt.type_timestamp() ~ ")"
            ) }}
            or loaded_at is null
        )
    {%- else -%}
        1 = 1
    {%- endif -%}
{%- endmacro %}

{# {source_table: its latest arrival as text} in the table that the model built last time, in the same time zone. #}
{% macro latest_arrivals() -%}
    {%- set latest = {} -%}
    {%- set columns = adapter.get_columns_in_relation(this) if execute and load_relation(this) else [] -%}
    {%- if 'time_zone' in columns | map(attribute='name') | map('lower') -%}
        {%- set query -%}
            select source_table, cast(max(loaded_at) as {{ dbt.type_string() }}) as latest
            from {{ this }}
            where loaded_at <= {{ end_of_now() }} and time_zone = '{{ time_zone() }}'
            group by source_table
        {%- endset -%}
        {%- for row in run_query(query).rows if row[1] -%}
            {%- do latest.update({row[0]: row[1]}) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(latest) }}
{%- endmacro %}
