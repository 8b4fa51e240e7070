{#- Whether a mailbox is nothing but the name of its owner: janemiller, jmiller, miller.j, without a digit.

    mailbox: before the @; first, last: folded names. Null where a part is missing.
    is_mailbox_of_name("'j.miller'", "'jane'", "'miller'")  ->  true -#}
{% macro is_mailbox_of_name(mailbox, first, last) -%}
    {%- set words = "replace(replace(replace(" ~ mailbox ~ ", '.', ''), '_', ''), '-', '')" -%}
    {{ words }} in (
        {{ first }} || {{ last }}, {{ last }} || {{ first }},
        left({{ first }}, 1) || {{ last }}, {{ last }} || left({{ first }}, 1), {{ first }} || left({{ last }}, 1)
    )
{%- endmacro %}
