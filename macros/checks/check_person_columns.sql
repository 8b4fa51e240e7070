{#- A people model names in its YAML only columns of a source record: any other column would be lost without a word.

    columns: as declared_columns gives them. -#}
{% macro check_person_columns(model, columns) -%}
    {%- set known = contract_columns() + ['extra_fields'] -%}
    {%- for column in ['record_id', 'source_system'] if column not in columns -%}
        {%- do stop('model ' ~ model, 'its YAML names no column ' ~ column ~ ', which every source record has.') -%}
    {%- endfor -%}
    {%- for column in columns if column not in known -%}
        {%- do stop('model ' ~ model, "'" ~ column ~ "' is no column of a source record; there are " ~ known | join(', ')
            ~ '. Put what is not among them into extra_fields.') -%}
    {%- endfor -%}
{%- endmacro %}
