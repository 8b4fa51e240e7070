{#- One of two values: the first where the scenario is on and applies to the row, the second everywhere else.

    column: SQL expression of a boolean, whether the scenario applies to the row; null counts as no.
    scenario_enabled: whether it is on: a var, or an SQL expression of a boolean.
    true_value, false_value: SQL expressions of one type.
    Worked example: an open stage weighs 0.8 while stages are weighted, a closed one always 1.
    scenario_toggle('is_open', var('forecast_is_weighted'), 'weight', '1')
        is_open  weight  ->  on   off
        true     0.8         0.8  1
        false    0.8         1    1
        null     0.8         1    1 -#}
{% macro scenario_toggle(column, scenario_enabled, true_value, false_value) -%}
    case when {{ switch(scenario_enabled) }} and {{ column }} then {{ true_value }} else {{ false_value }} end
{%- endmacro %}

{# A switch as SQL: true and false of YAML in the words that every engine knows, anything else as it is. #}
{% macro switch(enabled) -%}
    {{ return(enabled | lower if enabled is boolean else enabled) }}
{%- endmacro %}
