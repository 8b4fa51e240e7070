{#- Before a log is read or written: the log, where there is none. columns: {name: type}. -#}
{% macro make_log(log, columns) -%}
    {%- if execute -%}
        {%- set typed = [] -%}
        {%- for name, type in columns.items() -%}
            {%- do typed.append(name ~ ' ' ~ type) -%}
        {%- endfor -%}
        {%- do adapter.create_schema(log.without_identifier()) -%}
        {%- do run_query('create table if not exists ' ~ log ~ ' (' ~ typed | join(', ') ~ ')') -%}
    {%- endif -%}
{%- endmacro %}

{#- Append rows to a log that is there. rows: lists of values in the order of its columns; each is a text, a number, or none. -#}
{% macro add_rows(log, columns, rows) -%}
    {%- set lines = [] -%}
    {%- for row in rows -%}
        {%- set values = [] -%}
        {%- for value in row -%}
            {%- do values.append('null' if value is none or value is undefined else value if value is number
                else quoted_text(value)) -%}
        {%- endfor -%}
        {%- do lines.append('(' ~ values | join(', ') ~ ')') -%}
    {%- endfor -%}
    {%- do run_query('insert into ' ~ log ~ ' (' ~ columns.keys() | join(', ') ~ ') values ' ~ lines | join(', ')) -%}
{%- endmacro %}

{# A text as a literal; nearly all of them are plain names, for which nobody asks the engine. #}
{% macro quoted_text(text) -%}
    {{ return("'" ~ text ~ "'" if modules.re.fullmatch('[A-Za-z0-9_.: -]*', text) else text_literal(text)) }}
{%- endmacro %}
