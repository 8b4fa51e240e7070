{#- Stops where people have no column that the contract knows, or the one that they have is a word of a row which stands where
    the header is missing (a town called Mobile). Column names are not quoted: they may be somebody's data.

    source: as records_sources gives it. mapping: what records_mapping found. people_files.py has seen to a first line with an
    email or a long number. -#}
{% macro check_header(source, mapping) -%}
    {%- set found = mapping.keys() | reject('in', ['extra_fields', 'rows']) | list -%}
    {%- set who = ['record_id', 'full_name', 'first_name', 'last_name', 'email'] -%}
    {%- if not found or source.is_text and found | length == 1 and found[0] not in who -%}
        {%- do stop('var source_records', "'" ~ source.name ~ "' has none of the columns "
            ~ contract_columns() | join(', ') ~ ' or their aliases'
            ~ (' in its first line, which must be a header' if source.is_text else '')
            ~ '; make resolve MAP="Your column=email" says what a column is.') -%}
    {%- endif -%}
{%- endmacro %}
