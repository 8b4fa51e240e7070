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
    {%- set seen = seen_file(path) if execute else {} -%}
    {%- if path.lower().endswith('.parquet') -%}
        read_parquet({{ text_literal(path) }})
    {%- else -%}
        read_csv(
            {{ text_literal(path) }},
            encoding = {{ text_literal(var('source_records_encoding')) }},
            {% if seen.delimiter -%}
                delim = {{ text_literal(seen.delimiter) }},
            {% endif -%}
            header = true, all_varchar = true, quote = '"', escape = '"', strict_mode = false,
            null_padding = true, parallel = false, max_line_size = 16777216
        )
    {%- endif -%}
{%- endmacro %}

{# What people_files.py says of the file, or of the first that a pattern names; a large one gets more memory. #}
{% macro seen_file(path) -%}
    {%- set encoding = text_literal(var('source_records_encoding')) -%}
    {%- set found = run_query(
        'select file, is_found, __unreadable(file, ' ~ encoding ~ ') as problem, __delimiter(file, ' ~ encoding ~ '), '
        ~ '__memory(' ~ text_literal(path) ~ ', ' ~ encoding ~ ')'
        ~ ' from (select ' ~ text_literal(path) ~ ' as file, false as is_found'
        ~ ' union all select file, true as is_found from glob(' ~ text_literal(path) ~ '))'
        ~ ' order by problem is null, is_found desc, file limit 1').rows[0] -%}
    {%- if found[2] -%}
        {%- do stop('var source_records', "'" ~ found[0] ~ "' " ~ found[2]) -%}
    {%- elif not found[1] -%}
        {%- do stop('var source_records', "there is no file '" ~ path ~ "'.") -%}
    {%- endif -%}
    {%- if not env_var('CONSTITUENT_360_MEMORY', '') -%}
        {%- do run_query('set memory_limit = ' ~ text_literal(found[4])) -%}
    {%- endif -%}
    {{ return({'delimiter': found[3]}) }}
{%- endmacro %}
