{# The dimensions of quality. #}
{% macro dimensions() -%}
    {{ return(['completeness', 'uniqueness', 'validity', 'consistency', 'timeliness', 'integrity']) }}
{%- endmacro %}
