{#- A number as text with its sign, if any, before it as -, and without spaces of any kind.

    expression: SQL expression of any type. beside: a pattern of what else is left out, in capitals.
    plain_number("'25.00-'")  ->  '-25.00', as banks write it;  '(12.00)'  ->  '-12.00';  '+5'  ->  '5'
    Word processors and some locales write a minus of their own. What is no number stays none. -#}
{% macro plain_number(expression, beside=none) -%}
    {{ rewritten('upper(cast(' ~ expression ~ ' as ' ~ dbt.type_string() ~ '))', [
        ('[' ~ white_space() ~ ']+' ~ ('|' ~ beside if beside else ''), ''),
        ('[\u2212\u2013\uff0d]', '-'),
        ('^[(]([^()]*)[)]$', '-\\1'),
        ('^([^-]*)-$', '-\\1'),
        ('^[+]([0-9.])', '\\1'),
        ('([0-9.])[+]$', '\\1'),
    ]) }}
{%- endmacro %}
