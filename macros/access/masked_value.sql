{#- What the mask shows of contact data: `***` for a text, and January 1 of its year for a date.

    value: SQL expression; kind: text or date.  masked_value('birth_date', 'date')  ->  1 January of the year -#}
{% macro masked_value(value, kind) -%}
    {%- if kind == 'date' -%}
        cast({{ dbt.date_trunc('year', value) }} as date)
    {%- else -%}
        case when {{ value }} is not null then '***' end
    {%- endif -%}
{%- endmacro %}
