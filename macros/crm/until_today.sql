{#- A moment, or null where it lies after today: for a report as of today it has not happened.

    moment: SQL expression of a date or timestamp.  until_today('won_at') -#}
{% macro until_today(moment) -%}
    case when cast({{ moment }} as date) <= {{ as_of_date() }} then {{ moment }} end
{%- endmacro %}
