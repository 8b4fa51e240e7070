{#- An id that can be part of a key: unknown where the CRM gives none.

    known_id('facility_id')  ->  coalesce(facility_id, 'unknown') -#}
{% macro known_id(id) -%}
    coalesce({{ id }}, 'unknown')
{%- endmacro %}
