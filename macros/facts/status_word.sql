{#- A status as the seed fact_statuses has it: with _ where a system writes a space or a hyphen.

    status: SQL expression of text in lower case.  status_word("'partially-refunded'")  ->  'partially_refunded' -#}
{% macro status_word(status) -%}
    replace(replace({{ status }}, '-', '_'), ' ', '_')
{%- endmacro %}
