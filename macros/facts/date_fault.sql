{#- The cases of a `case` that say why a date keeps a row out of every total and off the timeline.

    day: SQL expression of the day. moment: of what is null where the date is missing or no date; the day itself without it. -#}
{% macro date_fault(day, moment=none) -%}
    when {{ moment or day }} is null then 'undated'
    when {{ day }} < {{ earliest_event_date() }} then 'too_early'
    when {{ day }} > {{ as_of_date() }} then 'in_the_future'
{%- endmacro %}
