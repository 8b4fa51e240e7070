{#- The weighted average of a group of rows while a scenario is on, the plain average while it is off: an aggregate.

    values_column, weights_column: SQL expressions of numbers; a row without a value counts in neither average, and one
    without a weight only in the plain one.
    scenario_filter: whether the scenario is on: a var, or an SQL expression of a boolean, whose rows then count by weight
    where it is true and once where it is not.
    Worked example, of the values 100 and 200 with the weights 1 and 3:
    weighted_forecast('amount', 'weight', true)   ->  (100 * 1 + 200 * 3) / (1 + 3) = 175
    weighted_forecast('amount', 'weight', false)  ->  (100 + 200) / 2 = 150
    Trap: weights that add up to 0 say nothing, and the answer is null, not an error. The answer is a double. -#}
{% macro weighted_forecast(values_column, weights_column, scenario_filter) -%}
    {%- set weight = 'case when ' ~ switch(scenario_filter) ~ ' then cast(' ~ weights_column ~ ' as double) else 1.0 end' -%}
    sum(cast({{ values_column }} as double) * {{ weight }})
    / nullif(sum(case when {{ values_column }} is not null then {{ weight }} end), 0)
{%- endmacro %}
