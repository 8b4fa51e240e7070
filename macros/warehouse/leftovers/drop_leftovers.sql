{#- Before and after a run: drop the tables that the adapter made on the way and forgot, or that a run which was killed left.
    Only DuckDB's leaves any: those of incremental Python models, named after the model, with __dbt_tmp and the moment. -#}
{% macro drop_leftovers() -%}
    {%- if execute -%}
        {%- do adapter.dispatch('drop_leftovers', 'constituent_360')() -%}
    {%- endif -%}
{%- endmacro %}

{% macro default__drop_leftovers() -%}
{%- endmacro %}

{% macro duckdb__drop_leftovers() -%}
    {%- set beginnings = [] -%}
    {%- for node in graph.nodes.values()
        if node.resource_type == 'model' and node.language == 'python' and node.config.materialized == 'incremental' -%}
        {%- do beginnings.append("(table_schema in (current_schema(), '" ~ node.schema ~ "') and starts_with(table_name, '"
            ~ node.alias ~ "__dbt_tmp'))") -%}
    {%- endfor -%}
    {%- set query -%}
        select table_schema, table_name
        from information_schema.tables
        where table_catalog = '{{ target.database }}' and ({{ (beginnings + ['1 = 0']) | join(' or ') }})
    {%- endset -%}
    {%- for schema, table in run_query(query).rows -%}
        {%- do adapter.drop_relation(
            api.Relation.create(database=target.database, schema=schema, identifier=table, type='table')
        ) -%}
    {%- endfor -%}
{%- endmacro %}
