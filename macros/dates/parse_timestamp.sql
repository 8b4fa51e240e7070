{#- A moment written in any of the usual ways as a timestamp without time zone; midnight where there is only a date.

    expression: SQL expression of any type.  parse_timestamp("'3/5/2024 2:15 PM'")  ->  2024-03-05 14:15:00
    The clock time is kept as it is written: a zone or an offset after it is left out, as are parts of a second.
    Seconds since 1970 of 2001 to 2033, or thousandths, millionths or billionths, are the clock of UTC.
    parse_timestamp("'1709648130'")  ->  2024-03-05 14:15:30
    Null where parse_date is null or the time is none, as 25:00 or 14:00 AM, or 24:00, which only some engines take for the
    next day. -#}
{% macro parse_timestamp(expression) -%}
    {%- set text = plain_moment(expression) -%}
    {%- set iso = '^[0-9]{4}-[0-9]{2}-[0-9]{2}[ t][0-9]{2}:[0-9]{2}:[0-9]{2}[^ap]*$' -%}
    coalesce(
        try_cast(
            case
                when {{ regexp_matches(text, iso) }}
                    then case
                        when substring({{ text }}, 12, 2) != '24'
                            then left({{ text }}, 10) || ' ' || substring({{ text }}, 12, 8)
                    end
                when {{ regexp_matches(text, '([t, ]|[0-9]{4}:)24:') }} then null
                else {{ written_day(text) }} || ' ' || {{ time_of_day(text) }}
            end
            as {{ dbt.type_timestamp() }}
        ),
        {{ dbt.dateadd('second', since_1970(text), "cast('1970-01-01' as " ~ dbt.type_timestamp() ~ ')') }}
    )
{%- endmacro %}

{# The seconds since 1970 that a text is, or null. #}
{% macro since_1970(text) -%}
    cast({{ regexp_extract(text, '^(1[0-9]{9})([0-9]{3}|[0-9]{6}|[0-9]{9})?([.][0-9]*)?$', 1) }} as {{ dbt.type_int() }})
{%- endmacro %}

{# HH:MM:SS of the time within a text, on the clock of 24 hours; most texts have none. 14:15 PM is a quarter past two. #}
{% macro time_of_day(text) -%}
    {%- set hour = regexp_extract(text, before_clock() ~ '([0-9]{1,2})(:[0-9]{2}| ?[ap])', 1) -%}
    {%- set hour_number = 'cast(' ~ hour ~ ' as ' ~ dbt.type_int() ~ ')' -%}
    case
        when not {{ regexp_matches(text, before_clock() ~ clock_pattern()) }} then '00:00:00'
        else
            case
                when {{ regexp_matches(text, half_of_day('p')) }} and {{ hour_number }} < 12
                    then cast({{ hour_number }} + 12 as {{ dbt.type_string() }})
                when {{ regexp_matches(text, half_of_day('a')) }} and {{ hour_number }} >= 12
                    then case when {{ hour }} = '12' then '00' end
                else lpad({{ hour }}, 2, '0')
            end
            || ':' || coalesce({{ regexp_extract(text, before_clock() ~ '[0-9]{1,2}:([0-9]{2})', 1) }}, '00')
            || ':' || coalesce({{ regexp_extract(text, before_clock() ~ '[0-9]{1,2}:[0-9]{2}:([0-9]{2})', 1) }}, '00')
    end
{%- endmacro %}

{# What stands before the hour. #}
{% macro before_clock() -%}
    {{ return('[:t, ]') }}
{%- endmacro %}

{# am or pm after a digit, and not the am of America. letter: a or p. #}
{% macro half_of_day(letter) -%}
    {{ return('[0-9] ?' ~ letter ~ '[.]? ?m([^a-z]|$)') }}
{%- endmacro %}
