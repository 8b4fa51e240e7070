{#- Every var and every setting keeps its rule in var_rules; the run stops with a sentence for each that does not. -#}
{% macro check_vars() -%}
    {%- set mistakes = [] -%}
    {%- for name, rule in var_rules() | dictsort if not is_setting(name) or settings_read() -%}
        {%- set mistake = mistake_in(given(name), rule) -%}
        {%- if mistake -%}
            {%- do mistakes.append(kind_and_name(name) ~ ': ' ~ mistake) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if mistakes -%}
        {%- do exceptions.raise_compiler_error(without_signals(mistakes | join(' ')) ~ ' Nothing was written.') -%}
    {%- endif -%}
{%- endmacro %}

{#- The value of a var or a setting that dbt must reckon with before any run starts, where another type would end in an error
    of its own.

    checked('systems')  ->  ['donation', 'crm']        checked('offer_code_days')  ->  90 -#}
{% macro checked(name) -%}
    {%- set known = known_settings() -%}
    {%- if 'checked ' ~ name in known -%}
        {{ return(known['checked ' ~ name]) }}
    {%- endif -%}
    {%- set value = given(name) -%}
    {%- set mistake = mistake_in(value, var_rules()[name]) if execute or not is_setting(name) -%}
    {%- if mistake -%}
        {%- do stop(kind_and_name(name), mistake) -%}
    {%- endif -%}
    {%- do known.update({'checked ' ~ name: value}) -%}
    {{ return(value) }}
{%- endmacro %}
