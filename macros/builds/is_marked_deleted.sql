{#- Whether the row of a snapshot says that its row has gone: some adapters keep the mark as text, others as a boolean.

    mark: the column.  is_marked_deleted('states.dbt_is_deleted') -#}
{% macro is_marked_deleted(mark='dbt_is_deleted') -%}
    lower(cast({{ mark }} as {{ dbt.type_string() }})) = 'true'
{%- endmacro %}
