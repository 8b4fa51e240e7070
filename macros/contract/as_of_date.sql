{#- The day that counts as today, so that any past state can be built again.

    The var as_of_date; without it the last day of the demo data, or the current date where the rows are your own. -#}
{% macro as_of_date() -%}
    {%- set is_demo = var('demo_data') and not var('source_records') -%}
    {%- set day = var('as_of_date') or (var('demo_as_of_date') if is_demo) -%}
    {{ return("cast('" ~ day ~ "' as date)" if day else 'current_date') }}
{%- endmacro %}
