{#- Stops where the var source_records names nothing that can be read, or nothing with a column that the contract knows. -#}
{% macro check_records_input() -%}
    {%- set names = records_columns() -%}
    {%- if records_mapping(names).keys() | list == ['extra_fields'] -%}
        {%- do stop('var source_records', "'" ~ var('source_records') ~ "' has none of the columns "
            ~ var('record_column_aliases') | join(', ') ~ ' or their aliases; it has '
            ~ names | join(', ') | truncate(500) ~ '.') -%}
    {%- endif -%}
{%- endmacro %}

{# The names of its columns, in the case in which they are written. Not adapter.get_column_schema_from_query, which gives
   the fields of a column that is a struct. #}
{% macro records_columns() -%}
    {{ return(run_query('select * from ' ~ records_input() ~ ' limit 0').column_names) }}
{%- endmacro %}
