{#- The name of a column as an identifier, whatever characters it has.

    quoted_name('Name "as given"')  ->  "Name ""as given"""
    Not adapter.quote, which leaves a quote within the name as it is. -#}
{% macro quoted_name(name) -%}
    {{ return(adapter.dispatch('quoted_name', 'constituent_360')(name)) }}
{%- endmacro %}

{% macro default__quoted_name(name) -%}
    {{ return('"' ~ name | replace('"', '""') ~ '"') }}
{%- endmacro %}

{% macro databricks__quoted_name(name) -%}
    {{ return('`' ~ name | replace('`', '``') ~ '`') }}
{%- endmacro %}
