{#- What is wrong with a number of things: missing_quantity, unparseable_quantity, negative_quantity, or null where
    nothing is.

    as_given: the text. parsed: the whole number that it is, or null. -#}
{% macro quantity_issue(as_given, parsed) -%}
    case
        when {{ as_given }} is null then 'missing_quantity'
        when {{ parsed }} is null then 'unparseable_quantity'
        when {{ parsed }} < 0 then 'negative_quantity'
    end
{%- endmacro %}
