{#- The fiscal year of a day: the calendar year in which it ends.

    day: SQL expression of a date.  With the var fiscal_year_start_month 7:
    fiscal_year("cast('2025-06-30' as date)")  ->  2025        fiscal_year("cast('2025-07-01' as date)")  ->  2026 -#}
{% macro fiscal_year(day) -%}
    {%- set start = checked('fiscal_year_start_month') -%}
    extract(year from {{ day }})
    {%- if start > 1 %} + case when extract(month from {{ day }}) >= {{ start }} then 1 else 0 end{% endif -%}
{%- endmacro %}
