{#- A text as a whole number of 60 bits, the same on every engine and in every build: the first 15 hexadecimal digits of its
    MD5. It may be stored, ordered by and compared between engines, which hashed_number may not.

    text: a SQL expression; null in, null out.  stable_number("'a'")  ->  57446577476672362
    Trap: 16 digits would be a number without a sign, which no bigint holds. Of ten million texts some two collide once in
    20,000 sets: who makes keys of it looks for that. -#}
{% macro stable_number(text) -%}
    {{ return(adapter.dispatch('stable_number', 'constituent_360')(text)) }}
{%- endmacro %}

{% macro default__stable_number(text) -%}
    {%- do unsupported('stable_number') -%}
{%- endmacro %}

{% macro duckdb__stable_number(text) -%}
    cast('0x' || left({{ dbt.hash(text) }}, 15) as bigint)
{%- endmacro %}

{% macro snowflake__stable_number(text) -%}
    cast(to_number(left({{ dbt.hash(text) }}, 15), 'XXXXXXXXXXXXXXX') as bigint)
{%- endmacro %}

{% macro databricks__stable_number(text) -%}
    cast(conv(left({{ dbt.hash(text) }}, 15), 16, 10) as bigint)
{%- endmacro %}
