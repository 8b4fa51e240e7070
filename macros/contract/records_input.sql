{#- The people that the var source_records names, as something to select from: the rows of a file, or a table.

    A file ends in .parquet, .csv, .tsv or .txt, or in one of the last three and .gz. -#}
{% macro records_input() -%}
    {%- set input = var('source_records') | string -%}
    {{ return(file_rows(input) if is_file_name(input) else input) }}
{%- endmacro %}

{% macro is_file_name(input) -%}
    {{ return(modules.re.search('[.](parquet|(csv|tsv|txt)([.]gz)?)$', input.lower()) is not none) }}
{%- endmacro %}
