{#- The rows of a parquet or delimited text file as something to select from; every column of a text file is text.

    path: relative to the project, or absolute.  file_rows('people.parquet')  ->  read_parquet('people.parquet')
    Only DuckDB reads files of the machine it runs on. -#}
{% macro file_rows(path) -%}
    {{ return(adapter.dispatch('file_rows', 'constituent_360')(path)) }}
{%- endmacro %}

{% macro default__file_rows(path) -%}
    {%- do stop('var source_records',
        "'" ~ path ~ "' is a file, which only DuckDB reads; load it and name the table.") -%}
{%- endmacro %}

{# A stray quote or a short line costs a field and not the run; a line may be as long as anybody made it. Short lines and
   line breaks within quotes together need the scanner that is not parallel, which is no slower. #}
{% macro duckdb__file_rows(path) -%}
    {%- if execute -%}
        {%- do check_file(path) -%}
    {%- endif -%}
    {%- if path.lower().endswith('.parquet') -%}
        read_parquet({{ text_literal(path) }})
    {%- else -%}
        read_csv(
            {{ text_literal(path) }},
            encoding = {{ text_literal(var('source_records_encoding')) }},
            header = true, all_varchar = true, quote = '"', escape = '"', strict_mode = false,
            null_padding = true, parallel = false, max_line_size = 16777216
        )
    {%- endif -%}
{%- endmacro %}

{# What unreadable.py finds wrong; of several files that a pattern names, the first. #}
{% macro check_file(path) -%}
    {%- set found = run_query(
        'select file, __unreadable(file, ' ~ text_literal(var('source_records_encoding')) ~ ') as problem'
        ~ ' from (select ' ~ text_literal(path) ~ ' as file union select file from glob(' ~ text_literal(path) ~ '))'
        ~ ' order by problem is null, file') -%}
    {%- set first = found.rows[0] -%}
    {%- if first['problem'] -%}
        {%- do stop('var source_records', "'" ~ first['file'] ~ "' " ~ first['problem']) -%}
    {%- elif not run_query('select 1 from glob(' ~ text_literal(path) ~ ')').rows -%}
        {%- do stop('var source_records', "there is no file '" ~ path ~ "'.") -%}
    {%- endif -%}
{%- endmacro %}
