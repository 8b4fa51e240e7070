{#- What is wrong with an amount of money: missing_amount, unparseable_amount, negative_amount, or null where nothing is.

    as_given: the text. parsed: what parse_money made of it. is_required: whether an amount must be given. -#}
{% macro amount_issue(as_given, parsed, is_required=false) -%}
    case
        {% if is_required -%}
            when {{ as_given }} is null then 'missing_amount'
        {% endif -%}
        when {{ as_given }} is not null and {{ parsed }} is null then 'unparseable_amount'
        when {{ parsed }} < 0 then 'negative_amount'
    end
{%- endmacro %}
