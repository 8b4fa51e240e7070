{#- An amount that a vendor keeps in cents as dollars, decimal(18, 2). Null where it is no number.

    expression: SQL expression of any type.  parse_cents("'8900'")  ->  89.00;  parse_cents("'$89.00'")  ->  89.00
    A whole number is of cents, also as the float 8900.0 that a file makes of it beside nulls. What has a sign for dollars,
    two decimals, a comma or brackets was written as dollars by somebody. -#}
{% macro parse_cents(expression) -%}
    {%- set space = '[' ~ white_space() ~ ']*' -%}
    {%- set sign = '[-+\u2212]?' -%}
    {%- set whole = '^' ~ space ~ sign ~ space ~ '[0-9]+([.]0)?' ~ space ~ sign ~ space ~ '$' -%}
    case
        when {{ regexp_matches('cast(' ~ expression ~ ' as ' ~ dbt.type_string() ~ ')', whole) }}
            then cast(try_cast({{ plain_number(expression) }} as decimal(18, 1)) * 0.01 as decimal(18, 2))
        else {{ parse_money(expression) }}
    end
{%- endmacro %}
