{#- The digit that says how the records `one` and `other` agree in a field. -#}
{% macro field_level(field) -%}
    {{ extra_level(field) if field.startswith('extra_') else context[field ~ '_level']() }}
{%- endmacro %}
