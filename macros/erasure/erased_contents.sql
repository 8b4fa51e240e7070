{# 'system.table: id' of the person's rows in tables that others name, by the parents in the registry. #}
{% macro erased_rows(found) -%}
    {%- set rows = [] -%}
    {%- set done = [] -%}
    {%- for _, column, parent, system in parents_of_models() -%}
        {%- set relation = built_relation(parent) -%}
        {%- if relation and parent not in done and 'source_record_id' in declared_columns_of(relation) -%}
            {%- do done.append(parent) -%}
            {%- set query -%}
                select distinct {{ placed(system ~ '.' ~ rows_of_model(parent), column) }}
                from {{ relation }}
                where {{ is_record_of(found, 'source_system', 'source_record_id') }} and {{ column }} is not null
            {%- endset -%}
            {%- do rows.extend(texts_of(query)) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(rows) }}
{%- endmacro %}

{% macro declared_columns_of(relation) -%}
    {%- set names = [] -%}
    {%- for column in adapter.get_columns_in_relation(relation) -%}
        {%- do names.append(column.name | lower) -%}
    {%- endfor -%}
    {{ return(names) }}
{%- endmacro %}

{# Rows of sources that have no id, known by what they say: each holds all values of one of the person's records. #}
{% macro erased_contents(source_records, found) -%}
    {%- set contents = [] -%}
    {%- for system, relation, id, columns in people_tables() -%}
        {%- set content = content_without_id(id, columns) -%}
        {%- set of_system = text_literal(system) if system else 'rows_of_people.source_system' -%}
        {%- set query -%}
            select distinct {{ of_system }} || ' without id: ' || content
            from (select {{ content }} as content{{ ', source_system' if not system }} from {{ relation }}) as rows_of_people
            inner join {{ source_records }} as records
                on records.is_id_missing
                and records.source_system = {{ of_system }}
                {%- for field in ['email_as_given', 'phone_as_given', 'address_as_given', 'birth_date_as_given', 'first_name',
                    'last_name'] %}
                and (
                    records.{{ field }} is null
                    or replace(lower(content), lower(records.{{ field }}), '') != lower(content)
                )
                {%- endfor %}
            where content is not null and {{ is_record_of(found, 'records.source_system', 'records.record_id') }}
        {%- endset -%}
        {%- do contents.extend(texts_of(query)) -%}
    {%- endfor -%}
    {{ return(contents) }}
{%- endmacro %}
