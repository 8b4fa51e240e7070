{#- A clock that runs only while support is open: what it shows is a number of seconds, and the seconds between two moments
    are the difference of what it showed. So no hour is ever a row, however many tickets there are.

    Every open day is open for the same hours, hence of equal length. The clock shows
        open days before the day * length of an open day + seconds of the day that were open
    With hours from 9 to 17 (28,800 seconds), Friday at 16:00 as the first day and Monday at 10:00 as the second:
        Friday  0 * 28,800 + 25,200 = 25,200      Monday  1 * 28,800 + 3,600 = 32,400      between them 7,200, two hours
    With the var sla_calendar always, all days are open for 24 hours, and the clock is the one on the wall. -#}

{# When support opens and closes, in seconds from midnight, and how long a day is. #}
{% macro sla_hours() -%}
    {%- set hours = [0, 24] if var('sla_calendar') == 'always' else checked('sla_open_hours') -%}
    {%- set opens, closes = (hours[0] * 3600) | round | int, (hours[1] * 3600) | round | int -%}
    {{ return({'opens': opens, 'closes': closes, 'length': closes - opens}) }}
{%- endmacro %}

{#- What the clock shows at a moment; null where that is.

    moment: SQL expression of a timestamp. day: alias of the row of support_days that is its day. -#}
{% macro sla_clock(moment, day) -%}
    {%- set hours = sla_hours() -%}
    {%- set second = dbt.datediff('cast(' ~ day ~ '.calendar_day as ' ~ dbt.type_timestamp() ~ ')', moment, 'second') -%}
    (
        {{ day }}.open_days_before * {{ hours.length }}
        + case
            when not {{ day }}.is_open or {{ second }} <= {{ hours.opens }} then 0
            when {{ second }} >= {{ hours.closes }} then {{ hours.length }}
            else {{ second }} - {{ hours.opens }}
        end
    )
{%- endmacro %}
