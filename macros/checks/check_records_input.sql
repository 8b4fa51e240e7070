{#- Stops where the var source_records names nothing that can be read, or something of too many columns, and warns of rows
    that would not keep their ids, of quotes that never close, and of rows that were not read. -#}
{% macro check_records_input() -%}
    {%- set names = records_columns() -%}
    {%- if names | length > checked('source_records_most_columns') -%}
        {%- do stop('var source_records', "'" ~ var('source_records') ~ "' has " ~ names | length ~ ' columns, more than the '
            ~ checked('source_records_most_columns') ~ ' of the var source_records_most_columns: leave out those that say'
            ~ ' nothing about people.') -%}
    {%- endif -%}
    {%- set rows_read = check_record_ids(records_mapping(names)) -%}
    {%- set second = second_reading() -%}
    {%- for file in second.stray -%}
        {%- do exceptions.warn("var source_records: '" ~ file.file ~ "' has quotes that are opened and never closed. Lines: "
            ~ file.lines[:10] | join(', ') ~ (' and others, ' ~ file.lines | length ~ ' in all' if file.lines | length > 10)
            ~ '. They are read as signs like others, so that no row is lost.') -%}
    {%- endfor -%}
    {%- if rows_read < second.rows -%}
        {%- do exceptions.warn(which_records() ~ ' has ' ~ second.rows ~ ' rows, and only ' ~ rows_read ~ ' could be read.') -%}
    {%- endif -%}
{%- endmacro %}

{# The names of its columns, in the case in which they are written. Not adapter.get_column_schema_from_query, which gives
   the fields of a column that is a struct. #}
{% macro records_columns() -%}
    {{ return(run_query('select * from ' ~ records_input() ~ ' limit 0').column_names) }}
{%- endmacro %}
