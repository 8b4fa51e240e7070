{#- What the var source_records names, each file or table with its columns: a list of dictionaries as people_sources gives
    them, and names, the columns in the case in which they are written.

    A file ends in .parquet, .csv, .tsv, .txt or .xlsx, or in one of the middle three and .gz; anything else is a table, as
    people, crm.people or warehouse.crm.people. Not adapter.get_column_schema_from_query, which gives the fields of a column
    that is a struct. -#}
{% macro records_sources() -%}
    {%- set known = known_settings() -%}
    {%- if 'records sources' not in known -%}
        {%- set sources = [] -%}
        {%- set given = var('source_records') -%}
        {%- for source in people_sources(given if given is iterable else given | string) -%}
            {%- set names = run_query('select * from ' ~ source.rows ~ ' limit 0').column_names -%}
            {%- do sources.append(dict(source, names=names)) -%}
        {%- endfor -%}
        {%- do known.update({'records sources': sources}) -%}
        {{ return(sources) }}
    {%- endif -%}
    {{ return(known['records sources']) }}
{%- endmacro %}

{% macro is_file_name(input) -%}
    {{ return(modules.re.search('[.](parquet|xlsx|xlsm|(csv|tsv|txt)([.]gz)?)$|://', input.lower()) is not none) }}
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
            ~ "'; the name of a file ends in .parquet, .csv, .tsv, .txt or .xlsx.") -%}
    {%- endif -%}
    {{ return(table) }}
{%- endmacro %}
