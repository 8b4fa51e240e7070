{#- The people that the var source_records names: a list with a dictionary for each file or table.

    rows: something to select from; every column of a text file is text. name: the file or table as messages name it.
    system: the name of its system, none for the one file or table. is_text: whether its header is a line of text.
    seen: what people_files.py says of a file.
    Only DuckDB reads files of the machine it runs on. -#}
{% macro people_sources(given) -%}
    {{ return(adapter.dispatch('people_sources', 'constituent_360')(given)) }}
{%- endmacro %}

{% macro default__people_sources(given) -%}
    {%- if given is not string or is_file_name(given) -%}
        {%- do stop('var source_records', shown(given) ~ ' is a file, which only DuckDB reads; load it and name the table.') -%}
    {%- endif -%}
    {{ return([{'rows': table_named(given), 'name': given, 'system': none, 'is_text': false, 'seen': {}}]) }}
{%- endmacro %}

{% macro duckdb__people_sources(given) -%}
    {%- set encoding = text_literal(var('source_records_encoding')) -%}
    {%- set found = asked_of_python('__people_files(' ~ text_literal(tojson(given)) ~ ')') -%}
    {%- if found.problem -%}
        {%- do stop('var source_records', found.problem) -%}
    {%- elif not found.files -%}
        {{ return(default__people_sources(given)) }}
    {%- endif -%}
    {%- set sources = [] -%}
    {%- for file in found.files -%}
        {%- set seen = asked_of_python('__people_file(' ~ text_literal(file.file) ~ ', ' ~ encoding ~ ')') -%}
        {%- if seen.problem -%}
            {%- do stop('var source_records', "'" ~ file.file ~ "' " ~ seen.problem) -%}
        {%- endif -%}
        {%- do sources.append(dict(file, name=file.file, seen=seen, is_text='sign' in seen, rows=file_rows(seen))) -%}
    {%- endfor -%}
    {%- if not env_var('CONSTITUENT_360_MEMORY', '') -%}
        {%- set paths = text_literal(tojson(found.files | map(attribute='file') | list)) -%}
        {%- do run_query('set memory_limit = ' ~ text_literal(run_query('select __memory_for(' ~ paths ~ ')').rows[0][0])) -%}
    {%- endif -%}
    {{ return(sources) }}
{%- endmacro %}

{% macro asked_of_python(call) -%}
    {{ return(fromjson(run_query('select ' ~ call).rows[0][0])) }}
{%- endmacro %}

{# A stray quote or a short line costs a field and not the run; a line may be as long as anybody made it. Short lines and
   line breaks within quotes together need the scanner that is not parallel, which is no slower. #}
{% macro file_rows(seen) -%}
    {%- if 'sign' not in seen -%}
        read_parquet({{ text_literal(seen.read) }})
    {%- else -%}
        read_csv(
            {{ text_literal(seen.read) }},
            {% if seen.sign -%}
                delim = {{ text_literal(seen.sign) }},
            {% endif -%}
            header = true, all_varchar = true, quote = '"', escape = '"', strict_mode = false,
            null_padding = true, parallel = false, max_line_size = 16777216
        )
    {%- endif -%}
{%- endmacro %}
