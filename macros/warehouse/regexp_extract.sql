{#- What a group of a pattern finds first in a text; null where it finds nothing or an empty text.

    text: SQL expression. pattern: Jinja string, as in regexp_matches. group: number of the group, 0 is the whole match.
    ignore_case: whether a also finds A.
    regexp_extract("'apt 4b'", '^apt ([0-9a-z]+)$', 1)  ->  '4b'
    Trap: without a match DuckDB and Databricks give '' and Snowflake gives null; here it is always null. -#}
{% macro regexp_extract(text, pattern, group, ignore_case=false) -%}
    {%- if not execute -%}
        {{ return(text) }}  {#- while dbt looks for what a model reads, nobody reads its patterns #}
    {%- endif -%}
    {{ return(adapter.dispatch('regexp_extract', 'constituent_360')(text, pattern, group, ignore_case)) }}
{%- endmacro %}

{% macro default__regexp_extract(text, pattern, group, ignore_case) -%}
    {%- do unsupported('regexp_extract') -%}
{%- endmacro %}

{% macro duckdb__regexp_extract(text, pattern, group, ignore_case) -%}
    nullif(regexp_extract({{ text }}, {{ text_literal(pattern) }}, {{ group }}{{ ", 'i'" if ignore_case }}), '')
{%- endmacro %}

{% macro snowflake__regexp_extract(text, pattern, group, ignore_case) -%}
    {%- set case = 'i' if ignore_case else 'c' -%}
    {%- if group == 0 -%}
        nullif(regexp_substr({{ text }}, {{ text_literal(pattern) }}, 1, 1, '{{ case }}'), '')
    {%- else -%}
        nullif(regexp_substr({{ text }}, {{ text_literal(pattern) }}, 1, 1, '{{ case }}e', {{ group }}), '')
    {%- endif -%}
{%- endmacro %}

{% macro databricks__regexp_extract(text, pattern, group, ignore_case) -%}
    nullif(regexp_extract({{ text }}, {{ java_pattern(pattern, ignore_case) }}, {{ group }}), '')
{%- endmacro %}
