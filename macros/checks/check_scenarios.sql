{#- The var forecast_scenarios names a scenario at least, and each that it names has weights. -#}
{% macro check_scenarios() -%}
    {%- if not var('forecast_scenarios') -%}
        {%- do stop('var forecast_scenarios', 'it names no scenario; the first one is the forecast.') -%}
    {%- endif -%}
    {%- set rows = seed_rows('stage_weights') -%}
    {%- set known = rows | map(attribute='scenario') | unique | list if rows is not none else var('forecast_scenarios') -%}
    {%- for scenario in var('forecast_scenarios') if scenario not in known -%}
        {%- do stop('var forecast_scenarios',
            "'" ~ scenario ~ "' has no row in stage_weights.csv; there are " ~ known | join(', ') ~ '.') -%}
    {%- endfor -%}
{%- endmacro %}
