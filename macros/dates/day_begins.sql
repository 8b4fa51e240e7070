{#- The moment in UTC at which a day begins where the organisation is.

    day: SQL expression of a date.  day_begins("date '2026-01-10'")  ->  2026-01-10 06:00:00 in Chicago -#}
{% macro day_begins(day) -%}
    {{ utc_moment('cast(' ~ day ~ ' as ' ~ dbt.type_timestamp() ~ ')') }}
{%- endmacro %}
