{#- foreign_currency where an amount is of another currency than US dollars, or null; a row that names none is of dollars.

    currency: column with the code in lower case. -#}
{% macro currency_issue(currency) -%}
    case when {{ currency }} != 'usd' then 'foreign_currency' end
{%- endmacro %}
