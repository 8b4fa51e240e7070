{#- Where the packages of a Python model are installed, said in its pre_hook; it writes nothing.

    Databricks: in the notebook, since serverless jobs refuse a list of libraries. The adapter reads it from the config, where
    dbt 2 takes no key that is not its own. -#}
{% macro install_in_notebook() -%}
    {{ return(adapter.dispatch('install_in_notebook', 'constituent_360')()) }}
{%- endmacro %}

{% macro default__install_in_notebook() -%}
{%- endmacro %}

{% macro databricks__install_in_notebook() -%}
    {%- do model.config.update({'notebook_scoped_libraries': true}) -%}
{%- endmacro %}
