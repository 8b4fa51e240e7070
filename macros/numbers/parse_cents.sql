{#- An amount that a vendor keeps in cents as dollars, decimal(18, 2). Null where it is no number.

    expression: SQL expression of any type.  parse_cents("'8900'")  ->  89.00;  parse_cents("'$89.00'")  ->  89.00
    A whole number is of cents, also as the float 8900.0 that a file makes of it beside nulls. What has a sign for dollars,
    two decimals or a comma was written as dollars by somebody. -#}
{% macro parse_cents(expression) -%}
    {%- set text = 'trim(cast(' ~ expression ~ ' as ' ~ dbt.type_string() ~ '))' -%}
    case
        when {{ regexp_matches(text, '^-?[0-9]+([.]0)?$') }}
            then cast(try_cast({{ text }} as decimal(18, 1)) * 0.01 as decimal(18, 2))
        else {{ parse_money(expression) }}
    end
{%- endmacro %}
