{#- A moment of a row as it was known on the as-of date: null where it lies later, or before the row began.

    moment, beginning: names of columns.  happened_by_now('resolved_at', 'created_at') -#}
{% macro happened_by_now(moment, beginning) -%}
    case when {{ moment }} >= {{ beginning }} and cast({{ moment }} as date) <= {{ as_of_date() }} then {{ moment }} end
{%- endmacro %}
