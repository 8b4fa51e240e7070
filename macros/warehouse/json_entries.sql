{#- A query with one row per entry of a JSON object of texts: `key_column`, `field` and `value`, both text.

    relation: what to read; key_column: a column to carry along, with a name of its own; json_column: text as json_text makes it.
    json_entries('records', 'id', 'extra')  ->  (7, 'plan', 'gold'), (7, 'status', 'active')
    Traps: a null has no row, an empty text has one. The values are texts: of a number or an object within, each engine
    makes something else. -#}
{% macro json_entries(relation, key_column, json_column) -%}
    {{ return(adapter.dispatch('json_entries', 'constituent_360')(relation, key_column, json_column)) }}
{%- endmacro %}

{% macro default__json_entries(relation, key_column, json_column) -%}
    {%- do unsupported('json_entries') -%}
{%- endmacro %}

{# Keys and values come in the same order. json_each is twenty times slower. #}
{% macro duckdb__json_entries(relation, key_column, json_column) -%}
    select
        {{ key_column }},
        unnest(json_keys({{ json_column }})) as field,
        unnest(json_extract_string({{ json_column }}, '$.*')) as value
    from {{ relation }}
{%- endmacro %}

{% macro snowflake__json_entries(relation, key_column, json_column) -%}
    select {{ key_column }}, entries.key as field, cast(entries.value as varchar) as value
    from {{ relation }}, lateral flatten(input => parse_json({{ json_column }})) as entries
{%- endmacro %}

{% macro databricks__json_entries(relation, key_column, json_column) -%}
    select {{ key_column }}, field, value
    from {{ relation }} lateral view explode(from_json({{ json_column }}, 'map<string, string>')) as field, value
{%- endmacro %}
