{#- The rows of a reference seed before the run has written anything: a list of dictionaries of text, or none where they
    cannot be read yet.

    seed: its name.  seed_rows('match_weights')  ->  [{'field': 'name', 'weight': '0.35'}, ...]
    DuckDB reads the file itself. Other engines read what the last run loaded: a mistake in a seed that is new there is
    found by the seed's own data tests, which stop the models behind it.
    Trap: a number or a boolean is spelt as the engine spells it (0.35 or 0.350, true or True): read it as a number. -#}
{% macro seed_rows(seed) -%}
    {%- set node = graph.nodes.values() | selectattr('resource_type', 'equalto', 'seed')
        | selectattr('name', 'equalto', seed) | first -%}
    {{ return(adapter.dispatch('seed_rows', 'constituent_360')(node)) }}
{%- endmacro %}

{% macro default__seed_rows(node) -%}
    {{ return(stored_rows(node)) }}
{%- endmacro %}

{# What the table of a node held after the last run, or none before the first. #}
{% macro stored_rows(node) -%}
    {%- set relation = adapter.get_relation(node.database, node.schema, node.alias) -%}
    {%- if relation is none -%}
        {{ return(none) }}
    {%- endif -%}
    {{ return(rows_as_text(run_query('select * from ' ~ relation))) }}
{%- endmacro %}

{% macro duckdb__seed_rows(node) -%}
    {%- set path = node.root_path ~ '/' ~ node.original_file_path -%}
    {{ return(rows_as_text(run_query(
        'select * from read_csv(' ~ text_literal(path) ~ ', header = true, all_varchar = true)'))) }}
{%- endmacro %}

{% macro rows_as_text(table) -%}
    {%- set rows = [] -%}
    {%- for row in table.rows -%}
        {%- set texts = {} -%}
        {%- for column in table.column_names -%}
            {%- do texts.update({column | lower: none if row[column] is none else row[column] | string}) -%}
        {%- endfor -%}
        {%- do rows.append(texts) -%}
    {%- endfor -%}
    {{ return(rows) }}
{%- endmacro %}
