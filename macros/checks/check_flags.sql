{#- The rules of flags: each of a flag that there is, and with parameters within their bounds. -#}
{% macro check_flags() -%}
    {%- do check_names('flag_rules', 'flag_type', flag_types()) -%}
    {%- do check_that_flags_are_read() -%}
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

{# A rule that nobody names would build without an error and raise no flag. #}
{% macro check_that_flags_are_read() -%}
    {%- for node in graph.nodes.values() if 'rules' in node.fqn and 'flags' in node.fqn and node.resource_type == 'model' -%}
        {%- set flag_type = node.name | replace('flag_', '', 1) -%}
        {%- if flag_type not in flag_types() -%}
            {%- do stop('model ' ~ node.name, "nothing reads it; name '" ~ flag_type
                ~ "' in macros/engagement/flag_types.sql.") -%}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}
