{#- Whether a row counts: exports repeat rows, and one gift is one gift. A row without an id repeats nothing.

    id: the row's own key, beside which the staging model keeps row_of_id. -#}
{% macro is_first_of_its_id(id) -%}
    ({{ id }} is null or row_of_id = 1)
{%- endmacro %}
