{#- A text with everything that a pattern finds replaced. Null in, null out.

    text: SQL expression. pattern: Jinja string, as in regexp_matches. replacement: Jinja string, in which '\\1' to '\\9'
    stand for what that group found, and nothing where it had no part. ignore_case: whether a also finds A.
    regexp_replace_all("'n  clark   st'", ' +', ' ')  ->  'n clark st'
    regexp_replace_all("'3/2024'", '^([0-9]+)/([0-9]+)$', '\\2-\\1')  ->  '2024-3'
    Traps: Java writes a reference as $1, so that a plain $ is escaped there; a pattern that finds an empty text
    ('x*') is replaced between any two letters, and not everywhere by the same engine. -#}
{% macro regexp_replace_all(text, pattern, replacement, ignore_case=false) -%}
    {%- if not execute -%}
        {{ return(text) }}  {#- while dbt looks for what a model reads, nobody reads its patterns #}
    {%- endif -%}
    {{ return(adapter.dispatch('regexp_replace_all', 'constituent_360')(text, pattern, replacement, ignore_case)) }}
{%- endmacro %}

{% macro default__regexp_replace_all(text, pattern, replacement, ignore_case) -%}
    {%- do unsupported('regexp_replace_all') -%}
{%- endmacro %}

{% macro duckdb__regexp_replace_all(text, pattern, replacement, ignore_case) -%}
    regexp_replace({{ text }}, {{ text_literal(pattern) }}, {{ text_literal(replacement) }}, 'g{{ 'i' if ignore_case }}')
{%- endmacro %}

{% macro snowflake__regexp_replace_all(text, pattern, replacement, ignore_case) -%}
    {%- set case = 'i' if ignore_case else 'c' -%}
    regexp_replace({{ text }}, {{ text_literal(pattern) }}, {{ text_literal(replacement) }}, 1, 0, '{{ case }}')
{%- endmacro %}

{% macro databricks__regexp_replace_all(text, pattern, replacement, ignore_case) -%}
    {%- set replacement = modules.re.sub('\\\\([1-9])', '$\\1', replacement | replace('$', '\\$')) -%}
    regexp_replace({{ text }}, {{ java_pattern(pattern, ignore_case) }}, {{ text_literal(replacement) }})
{%- endmacro %}
