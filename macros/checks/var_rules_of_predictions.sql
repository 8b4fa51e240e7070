{# Rules for predictions and for what follows from them. #}
{% macro var_rules_of_predictions() -%}
    {{ return({
        'prediction_sample': ('whole', 1, 1000000000),
        'giving_habit_half_life': ('whole', 1, 36500),
        'payments_failed_in_a_row': ('whole', 1, 100),
        'major_gift': ('number', 0.01, 1000000000),
        'expectation_least_givers': ('whole', 1, 1000000000),
        'expectation_least_repeat_givers': ('whole', 1, 1000000000),
        'expectation_bg_bb': ('list', ('number', 0.001, 1000), 4, 4),
        'expectation_gamma_gamma': ('list', ('number', 1.001, 1000), 2, 2),
        'giving_capacity_quantile': ('number', 0.5, 0.999),
    }) }}
{%- endmacro %}
