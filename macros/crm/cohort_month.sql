{#- The month in which something began, as its first day. Null where that is unknown, before the var earliest_event_date or
    after today: such a row is in no cohort, and labelled.

    moment: SQL expression of a date or timestamp.  cohort_month("cast('2024-01-31 09:00:00' as timestamp)")  ->  2024-01-01 -#}
{% macro cohort_month(moment) -%}
    case
        when cast({{ moment }} as date) between {{ earliest_event_date() }} and {{ as_of_date() }}
            then cast({{ dbt.date_trunc('month', moment) }} as date)
    end
{%- endmacro %}
