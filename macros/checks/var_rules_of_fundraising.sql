{# Rules for giving, plans and their value. #}
{% macro var_rules_of_fundraising() -%}
    {{ return({
        'upgrade_threshold': ('number', 0.01, 1000000),
        'sybunt_years': ('whole', 1, 1000),
        'sybunt_least_amount': ('number', 0.01, 1000000000),
        'restart_grace_days': ('whole', 0, 366),
        'dunning_days': ('whole', 0, 366),
        'rfm_months': ('whole', 1, 1200),
        'lapsed_after_months': ('whole', 1, 1200),
        'deep_lapsed_after_months': ('whole', 1, 1200),
        'lifetime_years': ('whole', 1, 100),
        'lifetime_discount_rate': ('number', 0, 1),
        'big_gift_from': ('number', 0.01, 1000000000),
        'cohort_years_followed': ('whole', 1, 100),
    }) }}
{%- endmacro %}
