{#- One text of several columns, nulls as '', parted by a character that cleaning removes from every text.

    columns: names of text columns.  joined_text(['a', 'b'])  ->  concat(coalesce(a, ''), chr(31), coalesce(b, ''))
    Not a || b || c, which makes a text for every two. -#}
{% macro joined_text(columns) -%}
    concat(
        {%- for column in columns -%}
            coalesce({{ column }}, ''){% if not loop.last %}, chr(31), {% endif %}
        {%- endfor -%}
    )
{%- endmacro %}
