{#- The vars of the SLA calendar name a calendar, some days of the week, and hours in order. -#}
{% macro check_sla_calendar() -%}
    {%- if var('sla_calendar') not in ['always', 'business'] -%}
        {%- do stop('var sla_calendar', "'" ~ var('sla_calendar') ~ "' is neither always nor business.") -%}
    {%- endif -%}
    {%- set days = var('sla_open_days') -%}
    {%- if not days or days | reject('in', [1, 2, 3, 4, 5, 6, 7]) | list -%}
        {%- do stop('var sla_open_days', "'" ~ days ~ "' is no list of days from 1 (Monday) to 7.") -%}
    {%- endif -%}
    {%- set hours = var('sla_open_hours') -%}
    {%- if hours | reject('number') | list or hours | length != 2 or not 0 <= hours[0] < hours[1] <= 24 -%}
        {%- do stop('var sla_open_hours', "'" ~ hours ~ "' are not two hours from 0 to 24, the earlier one first.") -%}
    {%- endif -%}
{%- endmacro %}
