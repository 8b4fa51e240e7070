{#- The text of a JSON object as the engine's own type for such values, to be read by its own operators.

    text: SQL expression of text as json_text makes it. Null in, null out.  json_value('event_details')
    Traps: a VARIANT neither groups nor joins: keep the text beside it, or until the last step. On Databricks it stays text,
    which the operator `:` and from_json read as they do a VARIANT. -#}
{% macro json_value(text) -%}
    {{ return(adapter.dispatch('json_value', 'constituent_360')(text)) }}
{%- endmacro %}

{% macro default__json_value(text) -%}
    {{ text }}
{%- endmacro %}

{% macro duckdb__json_value(text) -%}
    cast({{ text }} as json)
{%- endmacro %}

{% macro snowflake__json_value(text) -%}
    parse_json({{ text }})
{%- endmacro %}
