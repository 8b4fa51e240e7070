{#- A moment; null where it lies after today, because it has not happened yet.

    moment: SQL expression of a date or timestamp.  until_today('won_at') -#}
{% macro until_today(moment) -%}
    case when cast({{ moment }} as date) <= {{ as_of_date() }} then {{ moment }} end
{%- endmacro %}
