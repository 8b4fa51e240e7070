{#- What a setting is: the var of its name, where there is one, else its rows in the seeds settings, words and
    record_column_aliases.

    DuckDB reads the files of the seeds; other engines the tables, which are loaded before what reads them is built. Before
    that, while dbt reads the project, and in a unit test, which pins what its result depends on, a setting is the least that
    its rule allows.
    given('max_text_length')  ->  500        given('csat_scale')  ->  [1, 5]        given('name_suffixes')  ->  ['jr', ...] -#}
{% macro given(name) -%}
    {%- if not is_setting(name) -%}
        {{ return(var(name)) }}
    {%- elif not execute -%}
        {%- do ref('settings') -%}
        {%- do ref('words') -%}
        {%- do ref('record_column_aliases') -%}
        {{ return(least(var_rules()[name])) }}
    {%- elif not settings_read() -%}
        {%- if 'nodes' in graph and model is defined and model.resource_type == 'model' and flags.WHICH in ('build', 'run') -%}
            {%- do stop(kind_and_name(name), 'its seed was never loaded: run dbt build, or dbt seed first.') -%}
        {%- endif -%}
        {{ return(least(var_rules()[name])) }}
    {%- endif -%}
    {{ return(typed(settings_read().get(name), var_rules()[name])) }}
{%- endmacro %}

{# Whether no var of the name is there, so that the seeds say what it is. #}
{% macro is_setting(name) -%}
    {%- set none_of_it = '<no var of this name>' -%}
    {{ return(var(name, none_of_it) | string == none_of_it) }}
{%- endmacro %}

{% macro kind_and_name(name) -%}
    {{ return(('setting ' if is_setting(name) else 'var ') ~ name) }}
{%- endmacro %}
