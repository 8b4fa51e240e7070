{#- A share of one as decimal(7, 4). Null where it is no number; a share above 1 is the caller's to label.

    expression: SQL expression of any type.  parse_share("'60 %'")  ->  0.6000;  parse_share("'0.6'")  ->  0.6000
    Trap: 60 without its sign is sixty, for nobody can say whether 1 is all of it or a hundredth. -#}
{% macro parse_share(expression) -%}
    {%- set text = plain_number(expression) -%}
    {%- set number = '-?([0-9]+([.][0-9]*)?|[.][0-9]+)' -%}
    case
        when {{ regexp_matches(text, '^' ~ number ~ '$') }} then try_cast({{ text }} as decimal(7, 4))
        when {{ regexp_matches(text, '^' ~ number ~ '%$') }}
            then cast(try_cast(replace({{ text }}, '%', '') as decimal(9, 4)) * 0.01 as decimal(7, 4))
    end
{%- endmacro %}
