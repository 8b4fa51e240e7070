{#- Whether a pattern is found anywhere in a text. Null in, null out.

    text: SQL expression. pattern: Jinja string. ignore_case: whether a also finds A.
    regexp_matches('phone', '^[0-9]{10}$')
    Patterns keep to what RE2, Java and Snowflake share: no groups that do not capture, no look-around, no lazy
    quantifiers, no references back, no \d inside of brackets.
    Trap: Snowflake's regexp_like must match the whole text; regexp_instr searches like the others. -#}
{% macro regexp_matches(text, pattern, ignore_case=false) -%}
    {{ return(adapter.dispatch('regexp_matches', 'constituent_360')(text, text_literal(pattern), ignore_case)) }}
{%- endmacro %}

{% macro duckdb__regexp_matches(text, pattern, ignore_case) -%}
    regexp_matches({{ text }}, {{ pattern }}{{ ", 'i'" if ignore_case }})
{%- endmacro %}

{% macro snowflake__regexp_matches(text, pattern, ignore_case) -%}
    regexp_instr({{ text }}, {{ pattern }}, 1, 1, 0, '{{ 'i' if ignore_case else 'c' }}') > 0
{%- endmacro %}

{% macro databricks__regexp_matches(text, pattern, ignore_case) -%}
    regexp_like({{ text }}, {{ "'(?i)' || " if ignore_case }}{{ pattern }})
{%- endmacro %}
