{#- A view of the catalogue, tables or columns. DuckDB has one for all databases.

    view: its name. Trap: not every engine's names the catalogue in each row. -#}
{% macro catalogue_name(view) -%}
    {{ return(adapter.dispatch('catalogue_name', 'constituent_360')(view)) }}
{%- endmacro %}

{% macro default__catalogue_name(view) -%}
    {{ target.database }}.information_schema.{{ view }}
{%- endmacro %}

{% macro duckdb__catalogue_name(view) -%}
    (select * from information_schema.{{ view }} where table_catalog = {{ text_literal(target.database) }})
{%- endmacro %}
