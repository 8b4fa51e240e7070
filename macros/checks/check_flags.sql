{#- The rules of flags: each of a flag that there is, and with parameters within their bounds. -#}
{% macro check_flags() -%}
    {%- do check_names('flag_rules', 'flag_type', flag_types()) -%}
    {%- do check_names('flag_rules', 'severity', ['low', 'medium', 'high']) -%}
    {%- set whole = {'days': 36500, 'until_days': 36500} -%}
    {%- for row in seed_rows('flag_rules') or [] -%}
        {%- for parameter, most in dict(whole, amount=1000000000, share=1, max_share=1).items() if row[parameter] -%}
            {%- set number = as_number(row[parameter]) -%}
            {%- if number is none or not 0 <= number <= most or parameter in whole and number != number | int -%}
                {%- do stop('flag_rules.csv', parameter ~ " of '" ~ row.flag_type ~ "' is '" ~ row[parameter] ~ "', not a "
                    ~ ('whole ' if parameter in whole else '') ~ 'number from 0 to ' ~ most ~ '.') -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
{%- endmacro %}
