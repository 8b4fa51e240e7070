{#- What an opportunity counts in a forecast, in whole cents: amount times win probability times stage weight.

    base_amount, win_probability, pipeline_stage_weight: SQL expressions; the last two are shares from 0 to 1.
    apply_weighting: whether weights apply: a var, or an SQL expression of a boolean. If not, the amount counts as it is.
    Worked example: 69,749.60 at 60 %, in a stage that weighs 0.8
    weighted_pipeline_scenario('amount', 'win_probability', 'weight', true)   ->  33479.81  (33,479.808)
    weighted_pipeline_scenario('amount', 'win_probability', 'weight', false)  ->  69749.60
    Half a cent is rounded away from zero. Traps: without a probability or a weight the answer is null, not the amount;
    and two decimals of up to 18 digits overflow on DuckDB when multiplied, hence the 20. -#}
{% macro weighted_pipeline_scenario(base_amount, win_probability, pipeline_stage_weight, apply_weighting) -%}
    cast(
        cast({{ base_amount }} as decimal(20, 2))
        * case
            when {{ switch(apply_weighting) }}
                then cast({{ win_probability }} as decimal(7, 4)) * cast({{ pipeline_stage_weight }} as decimal(7, 4))
            else cast(1 as decimal(7, 4))
        end
        as decimal(18, 2)
    )
{%- endmacro %}
