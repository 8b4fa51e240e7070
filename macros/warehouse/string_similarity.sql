{#- Jaro-Winkler similarity of two strings, from 0 to 1.

    a, b: SQL expressions, already folded to lower-case ASCII. Null in, null out; '' against '' is 0.
    string_similarity("'martha'", "'marhta'")  ->  0.9611
    Traps: Snowflake's built-in is a whole number from 0 to 100 and ignores case; DuckDB's compares bytes, hence the folding.
    Golden pairs in seeds/primitives/golden_string_similarity.csv run on every engine. -#}
{% macro string_similarity(a, b) -%}
    {{ return(adapter.dispatch('string_similarity', 'constituent_360')(a, b)) }}
{%- endmacro %}

{% macro default__string_similarity(a, b) -%}
    {{ function('jaro_winkler') }}({{ a }}, {{ b }})
{%- endmacro %}

{# DuckDB's own equals jellyfish on ASCII (tests/python/test_python_udfs.py) and is twenty times faster. #}
{% macro duckdb__string_similarity(a, b) -%}
    jaro_winkler_similarity({{ a }}, {{ b }})
{%- endmacro %}
