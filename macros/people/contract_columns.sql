{#- The columns of a source record that a source can have, as text. All but record_id and source_system may be missing. -#}
{% macro contract_columns() -%}
    {{ return([
        'record_id', 'source_system', 'title', 'full_name', 'first_name', 'middle_name', 'last_name', 'suffix',
        'email', 'phone', 'address', 'city', 'state', 'postal_code', 'birth_date', 'updated_at',
    ]) }}
{%- endmacro %}
