{#- Several values as one whole number of 64 bits, which equal values share and others practically never: a join or a
    group by one number costs a fraction of one by texts.

    parts: SQL expressions; null counts as a value of its own.  hashed_number(['rule', 'key_value'])
    Traps: each engine has numbers of its own, so they may join and group and never be shown, ordered by or compared
    between engines. Of 100 million values some two collide once in two thousand builds. -#}
{% macro hashed_number(parts) -%}
    {{ return(adapter.dispatch('hashed_number', 'constituent_360')(parts)) }}
{%- endmacro %}

{% macro default__hashed_number(parts) -%}
    {%- do unsupported('hashed_number') -%}
{%- endmacro %}

{# DuckDB's is unsigned: half of it fits a bigint. #}
{% macro duckdb__hashed_number(parts) -%}
    cast(hash({{ parts | join(', ') }}) >> 1 as bigint)
{%- endmacro %}

{% macro snowflake__hashed_number(parts) -%}
    hash({{ parts | join(', ') }})
{%- endmacro %}

{# Databricks passes over nulls, so that (null, 'a') and ('a', null) would be one: each value says whether it is there. #}
{% macro databricks__hashed_number(parts) -%}
    xxhash64({% for part in parts %}{{ part }}, {{ part }} is null{{ ', ' if not loop.last }}{% endfor %})
{%- endmacro %}
