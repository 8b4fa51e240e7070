{#- An amount in US dollars; null where it is in another currency. A row without a currency is in US dollars.

    currency: column with the code in lower case.  in_dollars('amount')  ->  null for 89 Canadian dollars -#}
{% macro in_dollars(amount, currency='currency') -%}
    case when coalesce({{ currency }}, 'usd') = 'usd' then {{ amount }} end
{%- endmacro %}

{# An amount in another currency, as details of its event. #}
{% macro in_other_money(amount_as_given, currency='currency') -%}
    {{ return({
        'amount': 'case when ' ~ currency ~ " != 'usd' then " ~ amount_as_given ~ ' end',
        'currency': 'case when ' ~ currency ~ " != 'usd' then " ~ currency ~ ' end',
    }) }}
{%- endmacro %}
