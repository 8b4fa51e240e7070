{#- A date in any shape as the text YYYY-MM-DD; null where no shape fits.

    text: SQL expression of lower-case text.  year_month_day("'5-mar-24'")  ->  '2024-03-05' -#}
{% macro year_month_day(text) -%}
    {%- set parts -%}
        case
            {% for pattern, order in numeric_date_shapes() -%}
                when {{ regexp_matches(text, pattern) }} then {{ regexp_replace_all(text, pattern, order) }}
            {% endfor -%}
            {% for pattern, year, month, day in named_date_shapes() -%}
                when {{ regexp_matches(text, pattern) }}
                    then {{ regexp_replace_all(text, pattern, year ~ '-') }}
                    || {{ month_number(regexp_extract(text, pattern, month)) }}
                    || {{ regexp_replace_all(text, pattern, '-' ~ day) }}
            {% endfor %}
        end
    {%- endset -%}
    {{ rewritten(parts, [
        ('^(3[1-9]|[4-9][0-9])-', '19\\1-'),
        ('^([0-9]{2})-', '20\\1-'),
        ('-([0-9])-', '-0\\1-'),
        ('-([0-9])$', '-0\\1'),
    ]) }}
{%- endmacro %}

{# Shapes of numbers, and their groups as year-month-day. A number above 12 can only be a day. #}
{% macro numeric_date_shapes() -%}
    {%- set gap = '[-/., ]+' -%}
    {%- set number = '([0-9]{1,2})' -%}
    {%- set year = '([0-9]{4}|[0-9]{2})' ~ time_pattern() -%}
    {{ return([
        ('^([0-9]{4})' ~ gap ~ number ~ gap ~ number ~ time_pattern(), '\\1-\\2-\\3'),
        ('^([0-9]{4})([0-9]{2})([0-9]{2})' ~ time_pattern(), '\\1-\\2-\\3'),
        ('^(1[3-9]|2[0-9]|3[01])' ~ gap ~ number ~ gap ~ year, '\\3-\\2-\\1'),
        ('^' ~ number ~ gap ~ number ~ gap ~ year, '\\3-\\1-\\2'),
    ]) }}
{%- endmacro %}

{# Shapes with the name of the month, and which groups are the year, the month and the day. #}
{% macro named_date_shapes() -%}
    {%- set gap = '[-/., ]+' -%}
    {%- set month = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*' -%}
    {%- set day = '([0-9]{1,2})(st|nd|rd|th)?' -%}
    {%- set year = '([0-9]{4}|[0-9]{2})' ~ time_pattern() -%}
    {{ return([
        ('^' ~ month ~ gap ~ day ~ gap ~ year, '\\4', 1, '\\2'),
        ('^' ~ day ~ gap ~ month ~ gap ~ year, '\\4', 3, '\\1'),
    ]) }}
{%- endmacro %}

{# The first three letters of a month's name as its number. #}
{% macro month_number(name) -%}
    {%- set months = "'jan01feb02mar03apr04may05jun06jul07aug08sep09oct10nov11dec12'" -%}
    substring({{ months }}, position({{ name }} in {{ months }}) + 3, 2)
{%- endmacro %}
