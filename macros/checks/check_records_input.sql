{#- Stops where the var source_records names nothing that can be read, or something of too many columns. Says which column is
    read as what, and warns of rows that would not keep their ids, of quotes that never close, and of rows that were not read. -#}
{% macro check_records_input() -%}
    {%- set sources = records_sources() -%}
    {%- do check_columns_wanted(sources) -%}
    {%- for source in sources -%}
        {%- if source.names | length > checked('source_records_most_columns') -%}
            {%- do stop('var source_records', "'" ~ source.name ~ "' has " ~ source.names | length ~ ' columns, more than the '
                ~ checked('source_records_most_columns') ~ ' of the var source_records_most_columns: leave out those that say'
                ~ ' nothing about people.') -%}
        {%- endif -%}
        {%- do check_header(source, records_mapping(source)) -%}
    {%- endfor -%}
    {%- for source in sources -%}
        {%- do say_mapping(source) -%}
    {%- endfor -%}
    {%- for source in sources -%}
        {%- do warn_of_records(source, check_record_ids(source, records_mapping(source))) -%}
    {%- endfor -%}
{%- endmacro %}

{# Each column that somebody named is there, in one of the files at least, and what it is said to be is a field. #}
{% macro check_columns_wanted(sources) -%}
    {%- set fields = contract_columns() + ['address_line_2', 'organisation', 'extra_fields'] -%}
    {%- for wanted, field in columns_wanted().items() -%}
        {%- set place = 'var ' ~ ('source_records_map' if wanted in (var('source_records_map') or {}) else 'record_id_column') -%}
        {%- if field not in fields -%}
            {%- do stop(place, shown(field) ~ ' is no field of a record; there are ' ~ fields | join(', ') ~ '.') -%}
        {%- endif -%}
        {%- set known = [] -%}
        {%- for source in sources if wanted in source.names or plain_name(wanted) in source.names | map('lower') | list
            or plain_name(wanted) in all_spellings(source.names) -%}
            {%- do known.append(source.name) -%}
        {%- endfor -%}
        {%- if not known -%}
            {%- do stop(place, shown(wanted) ~ " is no column of '" ~ sources | map(attribute='name') | join("' or '") ~ "'.") -%}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}

{% macro all_spellings(names) -%}
    {%- set spelt = [] -%}
    {%- for name in names -%}
        {%- do spelt.extend(spellings(name)) -%}
    {%- endfor -%}
    {{ return(spelt) }}
{%- endmacro %}

{% macro warn_of_records(source, rows_read) -%}
    {%- set seen = source.seen -%}
    {%- if seen.get('is_older') -%}
        {%- do exceptions.warn(which_records(source) ~ ' is not utf-8 throughout; what is not was read as windows-1252. If names'
            ~ ' look wrong, set the var source_records_encoding.') -%}
    {%- endif -%}
    {%- if seen.get('footer') -%}
        {%- do exceptions.warn(which_records(source) ~ ' ends in the footer of a report, which was left out. Lines: '
            ~ seen.footer ~ '.') -%}
    {%- endif -%}
    {%- if seen.get('stray') -%}
        {%- do exceptions.warn(which_records(source) ~ ' has quotes that are opened and never closed. Lines: '
            ~ seen.stray[:10] | join(', ') ~ (' and others, ' ~ seen.stray | length ~ ' in all' if seen.stray | length > 10)
            ~ '. They are read as signs like others, so that no row is lost.') -%}
    {%- endif -%}
    {%- if rows_read < seen.get('rows', 0) -%}
        {%- do exceptions.warn(which_records(source) ~ ' has ' ~ seen.rows ~ ' rows, and only ' ~ rows_read
            ~ ' could be read.') -%}
    {%- endif -%}
{%- endmacro %}
