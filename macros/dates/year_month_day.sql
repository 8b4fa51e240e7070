{#- A date in any shape as the text YYYY-MM-DD; null where no shape fits.

    text: SQL expression of a text of plain_moment.  year_month_day("'tue, 5-mar-24 10:15'")  ->  '2024-03-05'
    What else is written goes first: the time, the day of the week. Each shape that fits is rewritten to =year-month-day,
    which no other shape fits. Most dates have no name of a month. -#}
{% macro year_month_day(text) -%}
    {%- set named = rewritten(text, named_date_shapes()) -%}
    {%- set found -%}
        case
            when {{ regexp_matches(text, '[a-z]{3}') }}
                then coalesce(
                    {{ regexp_extract(named, '^(=[0-9]+-)[a-z]', 1) }}
                    || {{ month_number(regexp_extract(named, '-([a-z]+)-', 1)) }} || {{ regexp_extract(named, '-[0-9]+$', 0) }},
                    {{ named }}
                )
            else {{ regexp_replace_all(text, time_pattern(), '') }}
        end
    {%- endset -%}
    {{ regexp_extract(rewritten(found, numeric_date_shapes() + [
        ('^=(3[1-9]|[4-9][0-9])-', '=19\\1-'),
        ('^=([0-9]{2})-', '=20\\1-'),
        ('-([0-9])-', '-0\\1-'),
        ('-([0-9])$', '-0\\1'),
    ]), '^=([0-9-]+)$', 1) }}
{%- endmacro %}

{# Shapes of numbers. A number above 12 can only be a day. #}
{% macro numeric_date_shapes() -%}
    {%- set gap = '[-/., ]+' -%}
    {%- set number = '([0-9]{1,2})' -%}
    {%- set year = '([0-9]{4}|[0-9]{2})[., ]*$' -%}
    {{ return([
        ('^([0-9]{4})' ~ gap ~ number ~ gap ~ number ~ '[., ]*$', '=\\1-\\2-\\3'),
        ('^([0-9]{4})([0-9]{2})([0-9]{2})$', '=\\1-\\2-\\3'),
        ('^(1[3-9]|2[0-9]|3[01])' ~ gap ~ number ~ gap ~ year, '=\\3-\\2-\\1'),
        ('^' ~ number ~ gap ~ number ~ gap ~ year, '=\\3-\\1-\\2'),
    ]) }}
{%- endmacro %}

{# Shapes with the name of the month or of the day. First what C and Unix write (tue mar 5 10:15:30 cst 2024), and web servers
   and SAS (05/mar/2024:10:15:30). #}
{% macro named_date_shapes() -%}
    {%- set gap = '[-/., ]' -%}
    {%- set month = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*' -%}
    {%- set day = '([0-9]{1,2})(st|nd|rd|th)?' -%}
    {%- set year = "'?([0-9]{4}|[0-9]{2})[., ]*$" -%}
    {{ return([
        ('^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[., ]+', ''),
        ('^' ~ month ~ ' ([0-9]{1,2}) ' ~ clock_pattern() ~ '.* ([0-9]{4})$', '=\\4-\\1-\\2'),
        ('([0-9]{4}):' ~ clock_pattern() ~ '.*$', '\\1'),
        (time_pattern(), ''),
        ('^' ~ month ~ gap ~ '+' ~ day ~ gap ~ '+' ~ year, '=\\4-\\1-\\2'),
        ('^' ~ day ~ '(' ~ gap ~ '+of)?' ~ gap ~ '*' ~ month ~ gap ~ '*' ~ year, '=\\5-\\4-\\1'),
        ('^([0-9]{4})' ~ gap ~ '+' ~ month ~ gap ~ '+' ~ day ~ '$', '=\\1-\\2-\\3'),
    ]) }}
{%- endmacro %}

{# The first three letters of a month's name as its number. #}
{% macro month_number(name) -%}
    {%- set months = "'jan01feb02mar03apr04may05jun06jul07aug08sep09oct10nov11dec12'" -%}
    substring({{ months }}, position({{ name }} in {{ months }}) + 3, 2)
{%- endmacro %}
