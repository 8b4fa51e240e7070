{#- One text of several columns, nulls as '', parted by a character that cleaning removes from every text.

    columns: names of text columns.  joined_text(['a', 'b'])  ->  coalesce(a, '') || chr(31) || coalesce(b, '') -#}
{% macro joined_text(columns) -%}
    {%- for column in columns -%}
        coalesce({{ column }}, ''){% if not loop.last %} || chr(31) || {% endif %}
    {%- endfor -%}
{%- endmacro %}
