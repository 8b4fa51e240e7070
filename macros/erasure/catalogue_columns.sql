{#- {(schema, table): {column in lower case: type in lower case}} of the tables, without views, of these schemas. -#}
{% macro catalogue_columns(schemas) -%}
    {%- set names = [] -%}
    {%- for schema in schemas -%}
        {%- do names.append(text_literal(schema | lower)) -%}
    {%- endfor -%}
    {%- set query -%}
        select columns.table_schema, columns.table_name, lower(columns.column_name), lower(columns.data_type)
        from {{ catalogue_name('columns') }} as columns
        inner join {{ catalogue_name('tables') }} as tables
            on columns.table_schema = tables.table_schema and columns.table_name = tables.table_name
        where
            lower(tables.table_schema) in ({{ names | join(', ') }})
            and tables.table_type not like '%VIEW%'
        order by columns.table_schema, columns.table_name, columns.ordinal_position
    {%- endset -%}
    {%- set tables = {} -%}
    {%- for schema, table, column, type in run_query(query).rows -%}
        {%- do tables.setdefault((schema, table), {}).update({column: type}) -%}
    {%- endfor -%}
    {{ return(tables) }}
{%- endmacro %}

{# What a catalogue calls texts, and whole numbers in which a key of a record fits. #}
{% macro text_types() -%}
    {{ return(['varchar', 'text', 'string', 'json']) }}
{%- endmacro %}

{% macro number_types() -%}
    {{ return(['bigint', 'long', 'number', 'decimal(38,0)']) }}
{%- endmacro %}
