{#- The rows of a parquet or delimited text file as something to select from; every column of a text file is text.

    path: relative to the project, or absolute.  file_rows('people.parquet')  ->  read_parquet('people.parquet')
    Only DuckDB reads files of the machine it runs on. -#}
{% macro file_rows(path) -%}
    {{ return(adapter.dispatch('file_rows', 'constituent_360')(path)) }}
{%- endmacro %}

{% macro default__file_rows(path) -%}
    {%- do exceptions.raise_compiler_error(
        "var source_records: '" ~ path ~ "' is a file, which only DuckDB reads; load it into a table and name the table.") -%}
{%- endmacro %}

{# A stray quote or a short line costs one field, not the run. A line may hold the longest text that anybody sent us. #}
{% macro duckdb__file_rows(path) -%}
    {%- if path.lower().endswith('.parquet') -%}
        read_parquet({{ text_literal(path) }})
    {%- else -%}
        read_csv(
            {{ text_literal(path) }},
            header = true, all_varchar = true, strict_mode = false, null_padding = true, max_line_size = 16777216
        )
    {%- endif -%}
{%- endmacro %}
