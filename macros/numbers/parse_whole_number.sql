{#- A whole number of at most nine digits as an integer. Null where it is none.

    expression: SQL expression of any type.  parse_whole_number("'5'")  ->  5;  parse_whole_number("'5.0'")  ->  5
    Not a cast alone: of 4.5 some engines make 4, some 5. -#}
{% macro parse_whole_number(expression) -%}
    try_cast({{ regexp_extract(plain_number(expression), '^(-?[0-9]{1,9})([.]0*)?$', 1) }} as {{ dbt.type_int() }})
{%- endmacro %}
