{#- Warns of people of a file or table whose id is missing, or stands on several rows.

    source: as records_sources gives it. mapping: what records_mapping gave. Comes with how many rows were read. A row without
    an id is known by its content alone: once that changes, it is somebody new to the ledger. -#}
{% macro check_record_ids(source, mapping) -%}
    {%- set given = [] -%}
    {%- for column, expression in mapping.items() if column not in ['source_system', 'extra_fields', 'rows'] -%}
        {%- do given.append(as_given(expression)) -%}
    {%- endfor -%}
    {%- set query -%}
        select
            coalesce(sum(row_count), 0) as rows_read,
            coalesce(sum(case when is_somebody then row_count end), 0) as row_count,
            coalesce(sum(case when is_somebody and record_id is null then row_count end), 0) as without_id,
            count(case when record_id is not null and row_count > 1 then 1 end) as repeated_ids
        from (
            select
                {{ id_as_given(mapping.get('record_id')) }} as record_id,
                {{ as_given(mapping.get('source_system')) }} as source_system,
                coalesce({{ (given + [as_given(none)] * 2) | join(', ') }}) is not null as is_somebody,
                count(*) as row_count
            from {{ mapping.rows }}
            group by 1, 2, 3
        ) as ids
    {%- endset -%}
    {%- set rows_read, row_count, without_id, repeated_ids = run_query(query).rows[0] -%}
    {%- if 'record_id' not in mapping and row_count -%}
        {%- do exceptions.warn(which_records(source) ~ ' has no column that is known as the id of a row. ' ~ id_advice()) -%}
    {%- elif without_id -%}
        {%- do exceptions.warn(which_records(source) ~ ' has rows without an id in the column ' ~ mapping.record_id ~ ': '
            ~ without_id ~ ' of ' ~ row_count ~ '. ' ~ id_advice()) -%}
    {%- endif -%}
    {%- if repeated_ids -%}
        {%- do exceptions.warn(which_records(source) ~ ' has ids that stand on several rows in the column ' ~ mapping.record_id
            ~ ': ' ~ repeated_ids ~ '. The rows of one id are taken for one person.') -%}
    {%- endif -%}
    {{ return(rows_read) }}
{%- endmacro %}

{% macro id_advice() -%}
    {{ return('Such a row is somebody new whenever one of its values changes. If another column has the ids, name it: '
        ~ 'make resolve ID=column, or the var record_id_column.') }}
{%- endmacro %}

{% macro which_records(source) -%}
    {{ return("var source_records: '" ~ source.name ~ "'") }}
{%- endmacro %}
