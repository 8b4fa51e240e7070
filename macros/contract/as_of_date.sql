{#- The day that counts as today, so that any past state can be built again.

    The var as_of_date; without it the last day of the demo data or, where the rows are your own, the day on which the run
    started by the clock of the var time_zone. -#}
{% macro as_of_date() -%}
    {%- set is_demo = var('demo_data') and not var('source_records') -%}
    {%- set started = run_started_at.astimezone(modules.pytz.timezone(time_zone())) -%}
    {%- set day = var('as_of_date') or (var('demo_as_of_date') if is_demo else started.strftime('%Y-%m-%d')) -%}
    {{ return("cast('" ~ day ~ "' as date)") }}
{%- endmacro %}
