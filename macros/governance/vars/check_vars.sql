{#- Every var is what var_rules says: the run stops with a sentence for each that is not. -#}
{% macro check_vars() -%}
    {%- set mistakes = [] -%}
    {%- for name, rule in var_rules() | dictsort -%}
        {%- set mistake = mistake_in(var(name, none), rule) -%}
        {%- if mistake -%}
            {%- do mistakes.append('var ' ~ name ~ ': ' ~ mistake) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if mistakes -%}
        {%- do exceptions.raise_compiler_error(without_signals(mistakes | join(' ')) ~ ' Nothing was written.') -%}
    {%- endif -%}
{%- endmacro %}

{#- The value of a var that dbt must reckon with before any run starts, where another type would end in an error of its own.

    checked('systems')  ->  ['wbez', 'crm'] -#}
{% macro checked(name) -%}
    {%- set mistake = mistake_in(var(name), var_rules()[name]) -%}
    {%- if mistake -%}
        {%- do stop('var ' ~ name, mistake) -%}
    {%- endif -%}
    {{ return(var(name)) }}
{%- endmacro %}
