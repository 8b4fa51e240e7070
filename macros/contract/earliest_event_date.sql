{#- The var earliest_event_date as SQL: nothing that happened is older. -#}
{% macro earliest_event_date() -%}
    cast('{{ var("earliest_event_date") }}' as date)
{%- endmacro %}
