{#- The var earliest_event_date as SQL: nothing that happened is older. -#}
{% macro earliest_event_date() -%}
    cast('{{ checked("earliest_event_date") }}' as date)
{%- endmacro %}
