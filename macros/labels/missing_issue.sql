{#- missing_<name> where a column that tells where a row belongs has nothing, or null.

    missing_issue('facility_id', 'facility')  ->  'missing_facility' -#}
{% macro missing_issue(column, name) -%}
    case when {{ column }} is null then 'missing_{{ name }}' end
{%- endmacro %}
