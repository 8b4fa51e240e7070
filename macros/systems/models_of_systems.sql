{#- {model: system} of the models that give one kind of fact, over the systems in use. -#}
{% macro fact_models(kind) -%}
    {%- set models = {} -%}
    {%- for system, entry in entries_in_use().items() if kind in entry.get('facts', {}) -%}
        {%- do models.update({entry.facts[kind]: system}) -%}
    {%- endfor -%}
    {{ return(models) }}
{%- endmacro %}

{# {model: system} of the models whose bad rows are counted: other tables, and models of facts that label their rows. #}
{% macro labelled_models() -%}
    {%- set models = {} -%}
    {%- for system, entry in entries_in_use().items() -%}
        {%- for model in entry.get('tables', []) + entry.get('facts', {}).values() | list -%}
            {%- do models.update({model: system}) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(models) }}
{%- endmacro %}

{# What the quality report calls a model's rows.  rows_of_model('stg_stripe__charges')  ->  charges #}
{% macro rows_of_model(model) -%}
    {{ return(model.split('__')[-1].replace('stg_', '')) }}
{%- endmacro %}

{# [(model, column, parent, system)]: the column of a model that names a row of another one. #}
{% macro parents_of_models() -%}
    {%- set parents = [] -%}
    {%- for system, entry in entries_in_use().items() -%}
        {%- for model, columns in entry.get('parents', {}).items() -%}
            {%- for column, parent in columns.items() -%}
                {%- do parents.append((model, column, parent, system)) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(parents) }}
{%- endmacro %}

{# The models of who belongs with whom. #}
{% macro association_models() -%}
    {%- set models = [] -%}
    {%- for entry in entries_in_use().values() -%}
        {%- do models.extend(entry.get('associations', [])) -%}
    {%- endfor -%}
    {{ return(models) }}
{%- endmacro %}

{# Their words, for the report of words that no seed knows. #}
{% macro association_words() -%}
    {%- set words = [] -%}
    {%- for model in association_models() -%}
        {%- do words.append((model, rows_of_model(model), 'relation', 'association_relations')) -%}
    {%- endfor -%}
    {{ return(words) }}
{%- endmacro %}
