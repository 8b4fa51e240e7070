{# Rules for what is kept of metrics, and when one of their values is an anomaly. #}
{% macro var_rules_of_metrics() -%}
    {{ return({
        'native_metric_views': ('flag',),
        'metric_restated_months': ('whole', 1, 1200),
        'metric_bridge_months': ('whole', 1, 120),
        'metric_anomaly_periods': ('whole', 3, 1000),
        'metric_anomaly_peers': ('whole', 2, 1000),
        'metric_anomaly_spreads': ('number', 0.1, 1000),
        'metric_review_days': ('whole', 1, 36500),
    }) }}
{%- endmacro %}
