{#- Stops where a people model maps a column that the contract does not have, which would be lost without a word. -#}
{% macro check_mapping(system, mapping) -%}
    {%- for name in mapping if name not in contract_columns() + ['extra_fields'] -%}
        {%- do exceptions.raise_compiler_error(
            'person_records of ' ~ system ~ ": '" ~ name ~ "' is no column of the contract; there are "
            ~ contract_columns() | join(', ') ~ '.') -%}
    {%- endfor -%}
{%- endmacro %}
