{#- The text that a cell of a golden seed stands for. A CSV file has no '' (a seed takes it for null), and nobody sees a
    space at the end or an accent without its letter, so that the seeds write them as words.

    column: name of a text column.  golden_text('given')  ->  'e' and U+0301 where the cell is e<acute> -#}
{% macro golden_text(column) -%}
    {%- set words = {
        '<empty>': '', '<space>': ' ', '<tab>': '\t', '<newline>': '\n', '<wide space>': '\u00a0', '<no width>': '\u200b',
        '<narrow space>': '\u202f', '<minus>': '\u2212',
        '<acute>': '\u0301', '<cedilla>': '\u0327',
    } -%}
    {%- set sql = namespace(text=column) -%}
    {%- for word, meaning in words.items() -%}
        {%- set sql.text = "replace(" ~ sql.text ~ ", '" ~ word ~ "', '" ~ meaning ~ "')" -%}
    {%- endfor -%}
    {{ sql.text }}
{%- endmacro %}
