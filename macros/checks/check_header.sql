{#- Stops where the var source_records has no column that the contract knows, or the one that it has is a word of a row which
    stands where the header is missing (a town called Mobile). Column names are not quoted: they may be somebody's data.

    mapping: what records_mapping found. people_files.py has seen to a first line with an email or a long number. -#}
{% macro check_header(mapping) -%}
    {%- set found = mapping.keys() | reject('equalto', 'extra_fields') | list -%}
    {%- set who = ['record_id', 'full_name', 'first_name', 'last_name', 'email'] -%}
    {%- set is_text = is_file_name(var('source_records') | string) and '.parquet' not in var('source_records') | lower -%}
    {%- if not found or is_text and found | length == 1 and found[0] not in who -%}
        {%- do stop('var source_records', "'" ~ var('source_records') ~ "' has none of the columns "
            ~ checked('record_column_aliases') | join(', ') ~ ' or their aliases'
            ~ (' in its first line, which must be a header.' if is_text else '.')) -%}
    {%- endif -%}
{%- endmacro %}
