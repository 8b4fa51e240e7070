{#- What a snapshot reads: the table; on an earlier day than the last one on which it was taken, its own current rows,
    so that building a past day again changes nothing. Something to select from. -#}
{% macro unless_past(relation) -%}
    {%- set own = built_relation(model.name) if execute -%}
    {%- set log = build_log() -%}
    {%- if own and adapter.get_relation(log.database, log.schema, log.identifier) -%}
        {%- set later -%}
            select count(*) from {{ log }}
            where table_name = '{{ model.name }}' and is_finished and as_of_date > {{ as_of_date() }}
        {%- endset -%}
        {%- if run_query(later).rows[0][0] -%}
            {%- set columns = [] -%}
            {%- for column in adapter.get_columns_in_relation(own) if not column.name.lower().startswith('dbt_') -%}
                {%- do columns.append(column.quoted) -%}
            {%- endfor -%}
            {%- set rows -%}
                (
                    select {{ columns | join(', ') }}
                    from {{ own }}
                    where dbt_valid_to is null and not {{ is_marked_deleted() }}
                ) as taken
            {%- endset -%}
            {{ return(rows) }}
        {%- endif -%}
    {%- endif -%}
    {{ return(relation) }}
{%- endmacro %}
