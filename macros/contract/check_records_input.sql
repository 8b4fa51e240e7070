{#- Stops where the var source_records names nothing that can be read, and warns where rows would not keep their ids. -#}
{% macro check_records_input() -%}
    {%- do check_record_ids(records_mapping(records_columns())) -%}
{%- endmacro %}

{# The names of its columns, in the case in which they are written. Not adapter.get_column_schema_from_query, which gives
   the fields of a column that is a struct. #}
{% macro records_columns() -%}
    {{ return(run_query('select * from ' ~ records_input() ~ ' limit 0').column_names) }}
{%- endmacro %}
