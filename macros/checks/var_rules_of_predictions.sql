{# Rules of the settings of predictions and of what follows from them. #}
{% macro var_rules_of_predictions() -%}
    {{ return({
        'refusals_of_every_channel': ('list', ('text', '[a-z_]+')),
    }) }}
{%- endmacro %}
