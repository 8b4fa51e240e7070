{#- A date written in any of the usual ways, as a date. Null where it is no date, for example 2024-02-30.

    expression: SQL expression of any type.  parse_date("'March 5, 2024'")  ->  2024-03-05
    Month first (3/5/2024 is the fifth of March), unless the first number is above 12. Two-digit years: above 30 is 19xx.
    A time of day may follow and is left out: the day is the one that is written, whatever the time zone.
    No format strings, since they differ by engine. Each shape is rewritten to YYYY-MM-DD; any other text is no date. -#}
{% macro parse_date(expression) -%}
    {%- set text = plain_moment(expression) -%}
    try_cast({{ written_day(text) }} as date)
{%- endmacro %}

{# The day that a lower-case text begins with as YYYY-MM-DD, as most are written; it need not be in the calendar. #}
{% macro written_day(text) -%}
    case
        when {{ regexp_matches(text, '^[0-9]{4}-[0-9]{2}-[0-9]{2}(' ~ time_pattern() ~ '|$)') }} then left({{ text }}, 10)
        else {{ year_month_day(text) }}
    end
{%- endmacro %}

{# A time of day after a date; an hour alone is a time where am or pm stands after it. Two groups. #}
{% macro time_pattern() -%}
    {{ return('[t, ]+(at )?' ~ clock_pattern() ~ '.*$') }}
{%- endmacro %}

{# Hour and minute, or an hour before am or pm. #}
{% macro clock_pattern() -%}
    {{ return('[0-9]{1,2}(:[0-9]{2}| ?[ap][.]? ?m)') }}
{%- endmacro %}

{# A date or a moment in lower case, with one plain space for any other white space and for marks that take no room. #}
{% macro plain_moment(expression) -%}
    trim({{ regexp_replace_all('lower(cast(' ~ expression ~ ' as ' ~ dbt.type_string() ~ '))', ' *[^ -~][^!-~]*|  +', ' ') }})
{%- endmacro %}
