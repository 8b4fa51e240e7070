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
