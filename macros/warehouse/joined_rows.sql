{#- The values of a group as one text, in a fixed order; nulls are left out, and a group of nothing but nulls is null.

    value: SQL expression of text; separator: plain text; order_by: SQL expression that no two rows of a group share.
    joined_rows('word', ' ', 'position')  ->  'n clark st'
    Traps: dbt's own listagg drops the order on Databricks, and with it the same result in every build. A group without
    a value is null on DuckDB and '' on the others; here it is null. -#}
{% macro joined_rows(value, separator, order_by) -%}
    nullif({{ adapter.dispatch('joined_rows', 'constituent_360')(value, separator, order_by) }}, '')
{%- endmacro %}

{% macro default__joined_rows(value, separator, order_by) -%}
    {{ dbt.listagg(value, text_literal(separator), 'order by ' ~ order_by) }}
{%- endmacro %}

{% macro databricks__joined_rows(value, separator, order_by) -%}
    array_join(
        transform(array_sort(collect_list(struct({{ order_by }} as place, {{ value }} as value))), entry -> entry.value),
        {{ text_literal(separator) }}
    )
{%- endmacro %}
