{#- Before a run: stop with one sentence where the configuration cannot be right, so that nothing is written. -#}
{% macro check_configuration() -%}
    {%- if execute -%}
        {%- do check_vars() -%}
        {%- do time_zone() -%}
        {%- do check_registry() -%}
        {%- do check_weights('match_weights', 'field', ['name', 'address', 'phone', 'postal_code', 'email_local']) -%}
        {%- do check_weights('engagement_weights', 'part', ['recency', 'giving', 'subscription', 'events', 'email']) -%}
        {%- do check_weights('health_weights', 'component', ['compliance', 'pipeline', 'conversion', 'sla', 'satisfaction']) -%}
        {%- do check_thresholds() -%}
        {%- do check_names('match_rules', 'rule', rule_names()) -%}
        {%- do check_consent() -%}
        {%- do check_households() -%}
        {%- do check_survivorship() -%}
        {%- do check_scenarios() -%}
        {%- do check_sla_calendar() -%}
        {%- do check_offers() -%}
        {%- do check_flags() -%}
        {%- do check_quality() -%}
        {%- do refresh_promises() -%}
        {%- do check_fundraising() -%}
        {%- do check_predictions() -%}
        {%- do check_steward_decisions() -%}
        {%- do check_sources() -%}
        {%- do check_access() -%}
        {%- do check_metrics() -%}
        {%- do check_ledger() -%}
        {%- do check_erasures() -%}
    {%- endif -%}
{%- endmacro %}

{% macro stop(where, what) -%}
    {%- do exceptions.raise_compiler_error(without_signals(where ~ ': ' ~ what) ~ ' Nothing was written.') -%}
{%- endmacro %}

{# A text without the characters that steer a terminal, which a name of a file can have. #}
{% macro without_signals(text) -%}
    {{ return(modules.re.sub('[\\x00-\\x1f\\x7f-\\x9f]', '?', text)) }}
{%- endmacro %}
