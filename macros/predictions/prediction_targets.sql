{# What can be predicted: models/predictions/cases/ says of each who is asked about, and what counts. #}
{% macro prediction_targets() -%}
    {{ return(['churn', 'churn_voluntary', 'churn_delinquent', 'to_sustainer', 'to_larger_plan', 'to_major_gift']) }}
{%- endmacro %}
