{#- The flags, each a model flag_<name> in models/engagement/flags/rules/ and a row of flag_rules. -#}
{% macro flag_types() -%}
    {{ return([
        'no_email',
        'lapsed_member',
        'purchase_without_account',
        'churn_risk',
        'failed_payments',
        'expiring_card',
        'big_gift_dropped',
        'win_back_window',
        'duplicate_subscription',
        'high_value_lapsing',
    ]) }}
{%- endmacro %}
