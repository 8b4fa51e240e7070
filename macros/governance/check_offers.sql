{#- The vars of offers name an analyser that the target has, with all that it needs, and numbers within their bounds. -#}
{% macro check_offers() -%}
    {%- set analyser = var('offer_analyser') -%}
    {%- if analyser not in ['patterns', 'warehouse', 'api'] -%}
        {%- do stop('var offer_analyser', "'" ~ analyser ~ "' is none of patterns, warehouse and api.") -%}
    {%- endif -%}
    {%- if analyser != 'patterns' and not var('offer_model') -%}
        {%- do stop('var offer_model', "the offer_analyser '" ~ analyser ~ "' needs the name of a language model.") -%}
    {%- endif -%}
    {%- if analyser == 'warehouse' -%}
        {%- do structured_answer('', "''", {}) -%}
    {%- elif analyser == 'api' -%}
        {%- do check_model_api() -%}
        {%- set url = var('offer_model_url') or '' -%}
        {%- if not modules.re.match('https?://', url) -%}
            {%- do stop('var offer_model_url', "'" ~ var('offer_model_url') ~ "' is no address of an endpoint.") -%}
        {%- elif not modules.re.match('https://|http://(localhost|127[.]0[.]0[.]1)(:[0-9]+)?(/|$)', url) -%}
            {%- do stop('var offer_model_url',
                "'" ~ url ~ "' is not encrypted: only an endpoint on this machine may do without https.") -%}
        {%- endif -%}
    {%- endif -%}
    {%- set prices = var('offer_model_prices') -%}
    {%- if analyser != 'patterns' and prices is none -%}
        {%- do stop('var offer_model_prices', "the offer_analyser '" ~ analyser
            ~ "' needs the prices of its model, by which the budget is kept; a free one costs [0, 0].") -%}
    {%- endif -%}
    {%- set is_list = prices is sequence and prices is not string -%}
    {%- if prices is not none
        and (not is_list or prices | reject('number') | list or prices | length != 2 or prices | min < 0) -%}
        {%- do stop('var offer_model_prices',
            "'" ~ prices ~ "' are not two prices from 0, of what is sent and of what comes back.") -%}
    {%- endif -%}
    {%- for name, least in {
        'offer_model_budget': 0, 'offer_model_attempts': 1, 'offer_model_timeout': 1, 'offer_model_answer_tokens': 1,
        'offer_model_minutes': 0, 'offer_model_answer_bytes': 1000,
        'offer_years_back_days': 0, 'offer_conversion_days': 1, 'offer_repeat_days': 1, 'offer_code_days': 0,
        'offer_calendar_days': 1, 'offer_interval_z': 0, 'deliverability_least_people': 1,
    }.items() -%}
        {%- if var(name) is not number or var(name) < least -%}
            {%- do stop('var ' ~ name, "'" ~ var(name) ~ "' is no number from " ~ least ~ '.') -%}
        {%- elif name not in ['offer_model_budget', 'offer_model_timeout', 'offer_model_minutes', 'offer_interval_z']
            and var(name) is not integer -%}
            {%- do stop('var ' ~ name, "'" ~ var(name) ~ "' is no whole number.") -%}
        {%- endif -%}
    {%- endfor -%}
    {%- for name, known in {
        'offer_touches': ['email_clicked', 'email_opened'],
        'acquisition_systems': var('acquisition_systems') if var('source_records') else known_systems(),
    }.items() -%}
        {%- if not var(name) or var(name) is string or var(name) | reject('in', known) | list -%}
            {%- do stop('var ' ~ name, "'" ~ var(name) ~ "' is no list of some of " ~ known | join(', ') ~ '.') -%}
        {%- endif -%}
    {%- endfor -%}
    {%- do check_names('offer_patterns', 'offer_type', offer_fields().offer_type) -%}
    {%- do check_names('email_category_words', 'email_category', offer_fields().email_category) -%}
{%- endmacro %}
