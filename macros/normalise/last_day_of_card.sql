{#- The last day on which a payment card is good: the end of the month that is printed on it. Null where that is none.

    year, month: SQL expressions of any type.  last_day_of_card("'2028'", "'4'")  ->  2028-04-30 -#}
{% macro last_day_of_card(year, month) -%}
    {%- set first_day = parse_date(
        id_as_given(year) ~ " || '-' || lpad(" ~ id_as_given(month) ~ ", 2, '0') || '-01'"
    ) -%}
    cast({{ dbt.dateadd('day', -1, dbt.dateadd('month', 1, first_day)) }} as date)
{%- endmacro %}
