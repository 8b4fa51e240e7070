{#- The var earliest_birth_date as SQL: nobody in the records is older. -#}
{% macro earliest_birth_date() -%}
    cast('{{ checked("earliest_birth_date") }}' as date)
{%- endmacro %}
