{#- Several values as one key; null where one of them is missing.

    parts: SQL expressions.  key_of('last_name', 'postal_code')  ->  'smith|60614' -#}
{% macro key_of() -%}
    {%- for part in varargs -%}
        cast({{ part }} as {{ dbt.type_string() }}){% if not loop.last %} || '|' || {% endif %}
    {%- endfor -%}
{%- endmacro %}
