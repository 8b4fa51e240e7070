{#- Whether a field of a source record has no word for nothing: one that has is an empty field, with an issue of its own.

    field: name of a column.  no_word_for_nothing('email') -#}
{% macro no_word_for_nothing(field) -%}
    coalesce(fields_of_nothing, '') not like '%{{ field }}%'
{%- endmacro %}
