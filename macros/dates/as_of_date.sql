{#- The day that counts as today, so that any past state can be built again.

    The var as_of_date; without it the last day of the demo data or, where the rows are your own, the day on which the run
    started by the clock of the var time_zone. -#}
{% macro as_of_date() -%}
    {{ return("cast('" ~ (var('as_of_date') or day_of_run()) ~ "' as date)") }}
{%- endmacro %}

{# The last day of which anything can be known: as_of_date, or the day that would count as today without it. #}
{% macro latest_day() -%}
    {{ return("cast('" ~ [var('as_of_date') | string, day_of_run()] | reject('equalto', 'None') | max ~ "' as date)") }}
{%- endmacro %}

{% macro day_of_run() -%}
    {%- set is_demo = var('demo_data') and not var('source_records') -%}
    {%- set started = run_started_at.astimezone(modules.pytz.timezone(time_zone())) -%}
    {{ return(var('demo_as_of_date') | string if is_demo else started.strftime('%Y-%m-%d')) }}
{%- endmacro %}
