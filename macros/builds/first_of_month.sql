{#- The first day of the month of today; snapshot_month of the monthly snapshots. -#}
{% macro first_of_month() -%}
    cast({{ dbt.date_trunc('month', as_of_date()) }} as date)
{%- endmacro %}
