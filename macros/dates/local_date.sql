{#- The day on which a moment falls where the organisation is.

    moment: SQL expression of a timestamp in UTC.  local_date("timestamp '2026-01-10 05:30:00'")  ->  2026-01-09 in Chicago -#}
{% macro local_date(moment) -%}
    cast({{ local_clock(moment) }} as date)
{%- endmacro %}
