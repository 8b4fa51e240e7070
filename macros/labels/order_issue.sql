{#- impossible_date where one moment of a row lies before another that must come first, or null.

    earlier, later: SQL expressions of dates or timestamps, as parsed.
    order_issue('created_at', 'first_response_at')  ->  'impossible_date' -#}
{% macro order_issue(earlier, later) -%}
    case when {{ later }} < {{ earlier }} then 'impossible_date' end
{%- endmacro %}
