{#- A text as a SQL literal: quoted, with what the engine would take for an escape written twice.

    text: plain text, not null.  text_literal("O'Brien \\d")  ->  'O''Brien \d' on DuckDB
    Trap: a Jinja string has escapes of its own, so that the pattern \d is written '\\d' in a macro. -#}
{% macro text_literal(text) -%}
    {{ return(adapter.dispatch('text_literal', 'constituent_360')(text)) }}
{%- endmacro %}

{% macro default__text_literal(text) -%}
    {{ return("'" ~ text | replace("'", "''") ~ "'") }}
{%- endmacro %}

{% macro snowflake__text_literal(text) -%}
    {{ return("'" ~ text | replace('\\', '\\\\') | replace("'", "''") ~ "'") }}
{%- endmacro %}

{# Spark reads 'a''b' as 'a' followed by 'b', and puts a setting of the session where it finds ${name}. #}
{% macro databricks__text_literal(text) -%}
    {{ return("'" ~ text | replace('\\', '\\\\') | replace("'", "\\'") | replace('${', '$\\{') ~ "'") }}
{%- endmacro %}
