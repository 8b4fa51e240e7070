{#- The sentence about a value that breaks its rule in var_rules, or nothing.

    mistake_in(7, ('number', 0, 1))  ->  '7' is no number from 0 to 1. -#}
{% macro mistake_in(value, rule) -%}
    {%- if rule[0] == 'or null' -%}
        {{ return('' if value is none else mistake_in(value, rule[1])) }}
    {%- elif rule[0] == 'texts' -%}
        {%- set text = ('text', '(?s).+') -%}
        {{ return(mistake_in(value, text if value is string or value is not iterable else ('list', text, 1))) }}
    {%- elif rule[0] == 'list' -%}
        {%- set fewest, most = rule[2] or 0, rule[3] or 1000 -%}
        {%- if value is string or value is mapping or value is not iterable -%}
            {{ return(shown(value) ~ ' is no list.') }}
        {%- elif not fewest <= value | length <= most -%}
            {{ return(shown(value) ~ ' is a list of ' ~ value | length ~ ', not of ' ~ fewest ~ ' to ' ~ most ~ '.') }}
        {%- endif -%}
        {%- for entry in value if mistake_in(entry, rule[1]) -%}
            {{ return(mistake_in(entry, rule[1])) }}
        {%- endfor -%}
    {%- elif rule[0] == 'map' -%}
        {%- if value is not mapping -%}
            {{ return(shown(value) ~ ' is no map of names and values.') }}
        {%- endif -%}
        {%- for key, entry in value.items() -%}
            {%- set mistake = mistake_in(key, ('text', rule[1])) or mistake_in(entry, rule[2]) -%}
            {%- if mistake -%}
                {{ return(mistake) }}
            {%- endif -%}
        {%- endfor -%}
    {%- elif rule[0] == 'keys' -%}
        {%- if value is not mapping or value | sort != rule[1] | sort -%}
            {{ return(shown(value) ~ ' has not the keys ' ~ rule[1] | join(', ') ~ '.') }}
        {%- endif -%}
        {%- for key, entry in value.items() if mistake_in(entry, rule[1][key]) -%}
            {{ return(mistake_in(entry, rule[1][key])) }}
        {%- endfor -%}
    {%- elif not is_kept(value, rule) -%}
        {{ return(shown(value) ~ ' is ' ~ wanted(rule) ~ '.') }}
    {%- endif -%}
    {{ return('') }}
{%- endmacro %}

{% macro is_kept(value, rule) -%}
    {%- if rule[0] == 'flag' -%}
        {{ return(value is boolean) }}
    {%- elif rule[0] == 'whole' -%}
        {{ return(value is integer and rule[1] <= value <= rule[2]) }}
    {%- elif rule[0] == 'number' -%}
        {{ return(value is number and value is not boolean and rule[1] <= value <= rule[2]) }}
    {%- elif rule[0] == 'choice' -%}
        {{ return((value is string or value is boolean) and value in rule[1]) }}
    {%- elif rule[0] == 'date' -%}
        {{ return(is_day(value | string)) }}
    {%- elif rule[0] == 'text' -%}
        {{ return(value is string and modules.re.fullmatch(rule[1], value) is not none) }}
    {%- endif -%}
    {{ return(true) }}
{%- endmacro %}

{% macro wanted(rule) -%}
    {%- set bounds = ' from ' ~ rule[1] ~ ' to ' ~ rule[2] -%}
    {{ return({
        'flag': 'neither true nor false, which are written without quotes',
        'whole': 'no whole number' ~ bounds,
        'number': 'no number' ~ bounds,
        'date': 'no day as 2026-09-30',
        'choice': 'none of ' ~ (rule[1] | select('string') | join(', ') if rule[0] == 'choice'),
        'text': 'no text that may stand there',
    }[rule[0]]) }}
{%- endmacro %}

{# A value as a person wrote it, in quotes. #}
{% macro shown(value) -%}
    {{ return("'" ~ ('null' if value is none else value | string | truncate(100, true)) ~ "'") }}
{%- endmacro %}
