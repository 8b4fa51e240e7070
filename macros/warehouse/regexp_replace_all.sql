{#- A text with everything that a pattern finds replaced. Null in, null out.

    text: SQL expression. pattern: Jinja string, as in regexp_matches. replacement: Jinja string, in which '\\1' stands for
    what the first group found.
    regexp_replace_all("'n  clark   st'", ' +', ' ')  ->  'n clark st'
    regexp_replace_all("'3/2024'", '^([0-9]+)/([0-9]+)$', '\\2-\\1')  ->  '2024-3' -#}
{% macro regexp_replace_all(text, pattern, replacement, ignore_case=false) -%}
    {{ return(adapter.dispatch('regexp_replace_all', 'constituent_360')(
        text, text_literal(pattern), replacement, ignore_case)) }}
{%- endmacro %}

{% macro duckdb__regexp_replace_all(text, pattern, replacement, ignore_case) -%}
    regexp_replace({{ text }}, {{ pattern }}, {{ text_literal(replacement) }}, 'g{{ 'i' if ignore_case }}')
{%- endmacro %}

{% macro snowflake__regexp_replace_all(text, pattern, replacement, ignore_case) -%}
    {%- set case = 'i' if ignore_case else 'c' -%}
    regexp_replace({{ text }}, {{ pattern }}, {{ text_literal(replacement) }}, 1, 0, '{{ case }}')
{%- endmacro %}

{% macro databricks__regexp_replace_all(text, pattern, replacement, ignore_case) -%}
    {%- set replacement = text_literal(replacement | replace('\\', '$')) -%}
    regexp_replace({{ text }}, {{ "'(?i)' || " if ignore_case }}{{ pattern }}, {{ replacement }})
{%- endmacro %}
