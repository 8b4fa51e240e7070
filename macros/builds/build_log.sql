{#- Which build each table of people is of, and as of which day it was made: governance.build_log has a row when a run begins
    with a table and one when it is done. Append-only; who deletes it loses no data, and is asked to build anew at the worst.

    A build is a run that made source_records: all that follows from those records is of it, in whatever run it was made. -#}
{% macro build_log() -%}
    {{ return(api.Relation.create(
        database=target.database, schema=generate_schema_name('governance', none) | trim, identifier='build_log'
    )) }}
{%- endmacro %}

{#- Whether a node has rows in the log: the tables in which records have keys, and what keeps their history. -#}
{% macro is_logged(node) -%}
    {{ return(
        node.resource_type == 'snapshot'
        or node.resource_type == 'model' and node.config.schema in ('identity', 'golden') and node.config.materialized != 'view'
    ) }}
{%- endmacro %}

{#- What the log says last of each table: {name: {build_id, is_finished, finished_build, finished_as_of}}. -#}
{% macro logged_builds() -%}
    {%- set logged = {} -%}
    {%- set log = build_log() -%}
    {%- if adapter.get_relation(log.database, log.schema, log.identifier) -%}
        {%- set query -%}
            select
                table_name,
                max(case when place = 1 then build_id end) as build_id,
                max(case when place = 1 and is_finished then 1 else 0 end) as is_finished,
                max(case when is_finished and place_by_state = 1 then build_id end) as finished_build,
                max(case when is_finished and place_by_state = 1 then as_of_text end) as finished_as_of
            from (
                select
                    table_name,
                    build_id,
                    is_finished,
                    cast(as_of_date as {{ dbt.type_string() }}) as as_of_text,
                    row_number() over (
                        partition by table_name order by noted_at desc, case when is_finished then 1 else 0 end desc
                    ) as place,
                    row_number() over (partition by table_name, is_finished order by noted_at desc) as place_by_state
                from {{ log }}
            ) as entries
            group by table_name
        {%- endset -%}
        {%- for row in run_query(query).rows -%}
            {%- do logged.update({row[0]: {
                'build_id': row[1], 'is_finished': row[2] == 1, 'finished_build': row[3], 'finished_as_of': row[4]
            }}) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(logged) }}
{%- endmacro %}

{#- Append to the log. entries: (name of a table, its build, its as-of date as SQL, whether it is finished). -#}
{% macro note_builds(entries) -%}
    {%- if entries -%}
        {%- do make_log(build_log(), {
            'table_name': dbt.type_string(), 'build_id': dbt.type_string(), 'as_of_date': 'date', 'is_finished': 'boolean',
            'noted_at': dbt.type_timestamp(),
        }) -%}
        {%- set query -%}
            insert into {{ build_log() }}
            {% for name, build_id, as_of, is_finished in entries -%}
                select
                    '{{ name }}' as table_name,
                    '{{ build_id }}' as build_id,
                    {{ as_of }} as as_of_date,
                    {{ 'true' if is_finished else 'false' }} as is_finished,
                    cast('{{ run_started_at.strftime("%Y-%m-%d %H:%M:%S.%f") }}' as {{ dbt.type_timestamp() }}) as noted_at
                {{ 'union all' if not loop.last }}
            {% endfor %}
        {%- endset -%}
        {%- do run_query(query) -%}
    {%- endif -%}
{%- endmacro %}
