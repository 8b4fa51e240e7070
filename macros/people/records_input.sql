{#- The people that the var source_records names, as something to select from: the rows of a file, or a table.

    A file ends in .parquet, .csv, .tsv or .txt, or in one of the last three and .gz; anything else is a table, as people,
    crm.people or warehouse.crm.people. -#}
{% macro records_input() -%}
    {%- set input = var('source_records') | string -%}
    {{ return(file_rows(input) if is_file_name(input) else table_named(input)) }}
{%- endmacro %}

{% macro is_file_name(input) -%}
    {{ return(modules.re.search('[.](parquet|(csv|tsv|txt)([.]gz)?)$', input.lower()) is not none) }}
{%- endmacro %}

{% macro table_named(input) -%}
    {%- set names = input.split('.') -%}
    {%- set names = [target.database, target.schema][:[3 - names | length, 0] | max] + names -%}
    {%- if not modules.re.fullmatch('[^\'"`;\\\\]+', input) -%}
        {%- do stop('var source_records', "'" ~ input ~ "' is no name of a table.") -%}
    {%- endif -%}
    {%- set table = adapter.get_relation(*names) if names | length == 3 -%}
    {%- if execute and not table -%}
        {%- do stop('var source_records', "there is no table '" ~ input
            ~ "'; the name of a file ends in .parquet, .csv, .tsv or .txt.") -%}
    {%- endif -%}
    {{ return(table) }}
{%- endmacro %}
