{#- The value at a path of a JSON text, as text; null where there is none, or where the text is no JSON.

    text: SQL expression of text. path: plain text, keys parted by dots and places in brackets, from 0.
    json_field('payment_method_details', 'card.brand')  ->  'visa';  json_field('discounts', '[0].name')  ->  'HALF'
    Trap: what a key with a dot or a bracket in it would be differs by engine. -#}
{% macro json_field(text, path) -%}
    {{ return(adapter.dispatch('json_field', 'constituent_360')(text, path)) }}
{%- endmacro %}

{% macro json_path(path) -%}
    {{ return(text_literal('$' ~ ('' if path.startswith('[') else '.') ~ path)) }}
{%- endmacro %}

{% macro default__json_field(text, path) -%}
    {%- do unsupported('json_field') -%}
{%- endmacro %}

{% macro duckdb__json_field(text, path) -%}
    json_extract_string(case when json_valid({{ text }}) then {{ text }} end, {{ json_path(path) }})
{%- endmacro %}

{% macro snowflake__json_field(text, path) -%}
    cast(get_path(try_parse_json({{ text }}), {{ text_literal(path) }}) as varchar)
{%- endmacro %}

{% macro databricks__json_field(text, path) -%}
    get_json_object({{ text }}, {{ json_path(path) }})
{%- endmacro %}
