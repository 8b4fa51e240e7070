{#- An id of a source as text; a whole number that a file keeps as a float (17.0) is the number that was meant.

    expression: SQL expression of any type, or none.  id_as_given('donor_id') -#}
{% macro id_as_given(expression) -%}
    {%- set text = as_given(expression) -%}
    case when {{ text }} like '%.0' then {{ regexp_replace_all(text, '^([0-9]+)[.]0$', '\\1') }} else {{ text }} end
{%- endmacro %}
