{#- The name of a column as an identifier, whatever characters it has.

    name: plain text, in the case in which the engine keeps it.  quoted_name('Name "as given"')  ->  "Name ""as given"""
    Traps: not adapter.quote, which leaves a quote within the name as it is; Snowflake keeps an unquoted name in
    capitals, and a quoted one as it is written. -#}
{% macro quoted_name(name) -%}
    {{ return(adapter.dispatch('quoted_name', 'constituent_360')(name)) }}
{%- endmacro %}

{% macro default__quoted_name(name) -%}
    {{ return('"' ~ name | replace('"', '""') ~ '"') }}
{%- endmacro %}

{% macro databricks__quoted_name(name) -%}
    {{ return('`' ~ name | replace('`', '``') ~ '`') }}
{%- endmacro %}
