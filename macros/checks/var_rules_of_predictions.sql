{# Rules for predictions and for what follows from them. #}
{% macro var_rules_of_predictions() -%}
    {{ return({
        'prediction_sample': ('whole', 1, 1000000000),
        'payments_failed_in_a_row': ('whole', 1, 100),
        'major_gift': ('number', 0.01, 1000000000),
        'refusals_of_every_channel': ('list', ('text', '[a-z_]+')),
    }) }}
{%- endmacro %}
