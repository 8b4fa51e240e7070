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
        read_parquet({{ seen.read or text_literal(path) }})
    {%- else -%}
        read_csv(
            {{ seen.read or text_literal(path) }},
            encoding = {{ text_literal(var('source_records_encoding')) }},
            {% if seen.delimiter -%}
                delim = {{ text_literal(seen.delimiter) }},
            {% endif -%}
            header = true, all_varchar = true, quote = '"', escape = '"', strict_mode = false,
            null_padding = true, parallel = false, max_line_size = 16777216
        )
    {%- endif -%}
{%- endmacro %}

{# What people_files.py says of the file, or of all that a pattern names; a large one gets more memory. #}
{% macro seen_file(path) -%}
    {%- set encoding = text_literal(var('source_records_encoding')) -%}
    {%- set given = text_literal(path) ~ ', ' ~ encoding -%}
    {%- set pattern, memory = run_query('select __pattern(' ~ given ~ '), __memory(' ~ given ~ ')').rows[0] -%}
    {%- set files = run_query(
        'select file, __unreadable(file, ' ~ encoding ~ '), __columns(file, ' ~ encoding ~ '),'
        ~ ' __delimiter(file, ' ~ encoding ~ ')'
        ~ ' from (select file from glob(' ~ text_literal(pattern) ~ ')'
        ~ ' union select ' ~ text_literal(path) ~ ' where __unreadable(' ~ given ~ ') is not null)'
        ~ ' order by file').rows -%}
    {%- if not files -%}
        {%- do stop('var source_records', "there is no file '" ~ path ~ "'.") -%}
    {%- endif -%}
    {%- set found = {'delimiter': files[0][3], 'read': [], 'rows': 0, 'stray': []} -%}
    {%- for name, problem, columns, delimiter in files -%}
        {%- if problem -%}
            {%- do stop('var source_records', "'" ~ name ~ "' " ~ problem) -%}
        {%- elif columns != files[0][2] and not name.lower().endswith('.parquet') -%}
            {%- do stop('var source_records', "'" ~ name ~ "' has other columns than '" ~ files[0][0]
                ~ "'; files that are read as one have the same header.") -%}
        {%- endif -%}
        {%- set file = fromjson(run_query('select __reading(' ~ text_literal(name) ~ ', ' ~ encoding ~ ')').rows[0][0]) -%}
        {%- do found.read.append(text_literal(file.read)) -%}
        {%- do found.update({'rows': found.rows + file.rows}) -%}
        {%- do found.stray.append({'file': name, 'lines': file.stray}) if file.stray -%}
    {%- endfor -%}
    {%- if not env_var('CONSTITUENT_360_MEMORY', '') -%}
        {%- do run_query('set memory_limit = ' ~ text_literal(memory)) -%}
    {%- endif -%}
    {{ return(dict(found, read='[' ~ found.read | join(', ') ~ ']')) }}
{%- endmacro %}

{# What a second reading of the var source_records, a file, found: {rows: how many there are, stray: [{file, lines}]}. #}
{% macro second_reading() -%}
    {{ return(adapter.dispatch('second_reading', 'constituent_360')()) }}
{%- endmacro %}

{% macro default__second_reading() -%}
    {{ return({'rows': 0, 'stray': []}) }}
{%- endmacro %}

{% macro duckdb__second_reading() -%}
    {%- set path = var('source_records') | string -%}
    {{ return(seen_file(path) if is_file_name(path) else default__second_reading()) }}
{%- endmacro %}
