{#- Yes or no as a boolean. Null where it is neither.

    expression: SQL expression of any type.  parse_boolean("'Y'")  ->  true -#}
{% macro parse_boolean(expression) -%}
    case
        when lower(trim(cast({{ expression }} as {{ dbt.type_string() }}))) in ('y', 'yes', 'true', 't', '1') then true
        when lower(trim(cast({{ expression }} as {{ dbt.type_string() }}))) in ('n', 'no', 'false', 'f', '0') then false
    end
{%- endmacro %}
