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

{#- The cells of a seed's file before dbt loads it, a list of lists of text; none where the engine does not read files. A line
    that is blank is left out, and what is missing at the end of one is none.

    seed: its name.  width: of each list.  seed_cells('steward_decisions', 9) -#}
{% macro seed_cells(seed, width) -%}
    {%- set node = graph.nodes.values() | selectattr('resource_type', 'equalto', 'seed')
        | selectattr('name', 'equalto', seed) | first -%}
    {{ return(adapter.dispatch('seed_cells', 'constituent_360')(node, width)) }}
{%- endmacro %}

{% macro default__seed_cells(node, width) -%}
    {{ return(none) }}
{%- endmacro %}

{% macro duckdb__seed_cells(node, width) -%}
    {%- set path = text_literal(node.root_path ~ '/' ~ node.original_file_path) -%}
    {%- if run_query('select try(decode(content)) is null from read_blob(' ~ path ~ ')').rows[0][0] -%}
        {%- do stop(node.name ~ '.csv', 'it is no text in UTF-8.') -%}
    {%- endif -%}
    {%- set columns = [] -%}
    {%- for at in range(width) -%}
        {%- do columns.append("'cell_" ~ at ~ "': 'varchar'") -%}
    {%- endfor -%}
    {{ return(run_query(
        'select * from read_csv(' ~ path ~ ", auto_detect = false, header = false, delim = ',', quote = '\"', escape = '\"',"
        ~ ' strict_mode = false, null_padding = true, parallel = false, columns = {' ~ columns | join(', ') ~ '})'
    ).rows | map('list') | list) }}
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
