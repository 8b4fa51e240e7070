{#- An amount of money as decimal(18, 2). Null where it is no number.

    expression: SQL expression of any type.  parse_money("'$1,234.50'")  ->  1234.50;  parse_money("'(12.00)'")  ->  -12.00
    A comma parts thousands. The setting decimal_sign says , where it is the other way round: 1.234,50. Then 1.234 is a
    thousand, and a point before one or two digits at the end is still that of a database.
    Trap: 1.234,50 under the setting . is null and labelled, not a thousandth. -#}
{% macro parse_money(expression) -%}
    {%- set given = 'cast(' ~ expression ~ ' as ' ~ dbt.type_string() ~ ')' -%}
    {%- set text = plain_number(expression, "(US)?[$]|USD|'") -%}
    {%- set is_comma = checked('decimal_sign') == ',' -%}
    case
        when {{ regexp_matches(given, '^-?[0-9]+([.][0-9]{1,2})?$') }} then try_cast({{ given }} as decimal(18, 2))
        {% if is_comma -%}
            when {{ regexp_matches(text, '^-?([0-9]{1,3}([.][0-9]{3})+|[0-9]+)?(,[0-9]*)?$') }}
                then try_cast(translate({{ text }}, ',.', '.') as decimal(18, 2))
            else try_cast({{ regexp_extract(text, '^-?[0-9]*[.][0-9]{1,2}$', 0) }} as decimal(18, 2))
        {%- else -%}
            else try_cast(replace(
                {{ regexp_extract(text, '^-?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)?([.][0-9]*)?$', 0) }}, ',', ''
            ) as decimal(18, 2))
        {%- endif %}
    end
{%- endmacro %}
