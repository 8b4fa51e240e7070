{#- Every scenario that the var forecast_scenarios switches on has weights. -#}
{% macro check_scenarios() -%}
    {%- set rows = seed_rows('stage_weights') -%}
    {%- set known = rows | map(attribute='scenario') | unique | list if rows is not none else var('forecast_scenarios') -%}
    {%- for scenario in var('forecast_scenarios') if scenario not in known -%}
        {%- do stop('var forecast_scenarios',
            "'" ~ scenario ~ "' has no row in stage_weights.csv; there are " ~ known | join(', ') ~ '.') -%}
    {%- endfor -%}
{%- endmacro %}
