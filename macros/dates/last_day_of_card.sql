{#- The last day on which a payment card is good: the end of the month that is printed on it. Null where it is no month.

    year, month: SQL expressions of any type.  last_day_of_card("'2028'", "'4'")  ->  2028-04-30
    A number that a file keeps as a float (4.0) is the number that was meant. -#}
{% macro last_day_of_card(year, month) -%}
    {%- set year_text = regexp_extract(
        plain_number(year), '^([0-9]{4})([.]0)?$', 1
    ) -%}
    {%- set month_text = regexp_extract(
        plain_number(month), '^([0-9]{1,2})([.]0)?$', 1
    ) -%}
    {%- set first_day = 'try_cast(' ~ year_text ~ " || '-' || lpad(" ~ month_text ~ ", 2, '0') || '-01' as date)" -%}
    cast({{ dbt.dateadd('day', -1, dbt.dateadd('month', 1, first_day)) }} as date)
{%- endmacro %}
