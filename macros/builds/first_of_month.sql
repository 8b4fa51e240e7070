{#- The first day of the month of today, by which the snapshots of a month are known. -#}
{% macro first_of_month() -%}
    cast({{ dbt.date_trunc('month', as_of_date()) }} as date)
{%- endmacro %}
