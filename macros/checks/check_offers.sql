{#- The vars of offers name an analyser that the target has, with all that it needs, and numbers within their bounds. -#}
{% macro check_offers() -%}
    {%- set analyser = var('offer_analyser') -%}
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
    {%- do check_names('offer_patterns', 'offer_type', offer_fields().offer_type) -%}
    {%- do check_names('email_category_words', 'email_category', offer_fields().email_category) -%}
{%- endmacro %}
