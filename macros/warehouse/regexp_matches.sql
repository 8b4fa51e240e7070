{#- Whether a pattern is found anywhere in a text. Null in, null out.

    text: SQL expression. pattern: Jinja string. ignore_case: whether a also finds A.
    regexp_matches('phone', '^[0-9]{10}$')
    Patterns keep to what RE2, Java and Snowflake share: no groups that do not capture, no look-around, no lazy
    quantifiers, no references back, no \d and no [ inside of brackets, no dot over a line break, no \b beside a letter
    with an accent, and no choice between two words of which one begins the other, unless what follows decides.
    Trap: Snowflake's regexp_like must match the whole text; regexp_instr searches like the others. -#}
{% macro regexp_matches(text, pattern, ignore_case=false) -%}
    {%- if not execute -%}
        {{ return('true') }}  {#- while dbt looks for what a model reads, nobody reads its patterns #}
    {%- endif -%}
    {{ return(adapter.dispatch('regexp_matches', 'constituent_360')(text, pattern, ignore_case)) }}
{%- endmacro %}

{% macro default__regexp_matches(text, pattern, ignore_case) -%}
    {%- do unsupported('regexp_matches') -%}
{%- endmacro %}

{% macro duckdb__regexp_matches(text, pattern, ignore_case) -%}
    regexp_matches({{ text }}, {{ text_literal(pattern) }}{{ ", 'i'" if ignore_case }})
{%- endmacro %}

{% macro snowflake__regexp_matches(text, pattern, ignore_case) -%}
    (regexp_instr({{ text }}, {{ text_literal(pattern) }}, 1, 1, 0, '{{ 'i' if ignore_case else 'c' }}') > 0)
{%- endmacro %}

{% macro databricks__regexp_matches(text, pattern, ignore_case) -%}
    regexp_like({{ text }}, {{ java_pattern(pattern, ignore_case) }})
{%- endmacro %}

{# Java's $ also stands before a line break that ends the text, \z does not; and (?i) alone leaves É and é apart. #}
{% macro java_pattern(pattern, ignore_case) -%}
    {%- set to_the_end = modules.re.sub('(?<!\\\\)[$]$', '\\\\z', pattern) -%}
    {{ return(text_literal(('(?iu)' if ignore_case else '') ~ to_the_end)) }}
{%- endmacro %}
