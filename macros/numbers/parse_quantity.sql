{#- A number of things as decimal(14, 5), since some things are sold by weight or by the hour. Null where it is none.

    expression: SQL expression of any type.  parse_quantity("'2'")  ->  2.00000;  parse_quantity("'0.5'")  ->  0.50000 -#}
{% macro parse_quantity(expression) -%}
    {%- set text = "trim(cast(" ~ expression ~ " as " ~ dbt.type_string() ~ "))" -%}
    try_cast({{ regexp_extract(text, '^(-?[0-9]{1,9}([.][0-9]{0,5})?)$', 1) }} as decimal(14, 5))
{%- endmacro %}
