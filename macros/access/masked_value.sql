{#- What is left of contact data under the mask: that there is a text, and of a date its year.

    value: SQL expression; kind: text or date.  masked_value('birth_date', 'date')  ->  1 January of the year -#}
{% macro masked_value(value, kind) -%}
    {%- if kind == 'date' -%}
        cast({{ dbt.date_trunc('year', value) }} as date)
    {%- else -%}
        case when {{ value }} is not null then '***' end
    {%- endif -%}
{%- endmacro %}
