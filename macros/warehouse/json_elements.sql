{#- A query with one row per element of a JSON array: the columns to carry along, and `element`, the element as JSON text.

    relation: what to read; columns: list of names, none of them element; json_column: text. What is no array has no row.
    json_elements('orders', ['order_id'], 'line_items')  ->  ('O1', '{"uid":"L1"}'), ('O1', '{"uid":"L2"}')
    Trap: an object is no array, but Snowflake takes its values for elements. -#}
{% macro json_elements(relation, columns, json_column) -%}
    {{ return(adapter.dispatch('json_elements', 'constituent_360')(relation, columns, json_column)) }}
{%- endmacro %}

{% macro default__json_elements(relation, columns, json_column) -%}
    {%- do unsupported('json_elements') -%}
{%- endmacro %}

{% macro duckdb__json_elements(relation, columns, json_column) -%}
    select
        {{ columns | join(', ') }},
        cast(
            unnest(json_extract(case when json_valid({{ json_column }}) then {{ json_column }} end, '$[*]')) as varchar
        ) as element
    from {{ relation }}
{%- endmacro %}

{% macro snowflake__json_elements(relation, columns, json_column) -%}
    select {{ columns | join(', ') }}, to_json(elements.value) as element
    from {{ relation }}, lateral flatten(input => try_parse_json({{ json_column }})) as elements
{%- endmacro %}

{% macro databricks__json_elements(relation, columns, json_column) -%}
    select {{ columns | join(', ') }}, element
    from {{ relation }} lateral view explode(from_json({{ json_column }}, 'array<string>')) as element
{%- endmacro %}
