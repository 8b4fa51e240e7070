{#- An amount of money as decimal(18, 2). Null where it is no number.

    expression: SQL expression of any type.  parse_money("'$1,234.50'")  ->  1234.50;  parse_money("'(12.00)'")  ->  -12.00
    A comma parts thousands. Trap: 1.234,50 as Europe writes it is null and labelled, not a thousandth. -#}
{% macro parse_money(expression) -%}
    {%- set text = "translate(upper(cast(" ~ expression ~ " as " ~ dbt.type_string() ~ ")), '$USD ', '')" -%}
    {%- set number = '([0-9]{1,3}(,[0-9]{3})+|[0-9]+)?([.][0-9]*)?' -%}
    case
        when {{ regexp_matches(text, '^-?' ~ number ~ '$') }}
            then try_cast(replace({{ text }}, ',', '') as decimal(18, 2))
        when {{ regexp_matches(text, '^[(]' ~ number ~ '[)]$') }}
            then -try_cast(translate({{ text }}, '(),', '') as decimal(18, 2))
    end
{%- endmacro %}
