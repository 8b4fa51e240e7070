{#- A moment written in any of the usual ways as a timestamp without time zone; midnight where there is only a date.

    expression: SQL expression of any type.  parse_timestamp("'3/5/2024 2:15 PM'")  ->  2024-03-05 14:15:00
    The clock time is kept as it is written: a zone or an offset after it is left out, as are parts of a second.
    Seconds or milliseconds since 1970, of 2001 to 2033, are the clock of UTC.  parse_timestamp("'1709648130'")
    Null where parse_date is null or the time is none, as 25:00, or 24:00, which only some engines take for the next day. -#}
{% macro parse_timestamp(expression) -%}
    {%- set text = 'lower(trim(cast(' ~ expression ~ ' as ' ~ dbt.type_string() ~ ')))' -%}
    {%- set iso = '^[0-9]{4}-[0-9]{2}-[0-9]{2}[ t][0-9]{2}:[0-9]{2}:[0-9]{2}[^ap]*$' -%}
    coalesce(
        try_cast(
            case
                when {{ regexp_matches(text, iso) }}
                    then case
                        when substring({{ text }}, 12, 2) != '24'
                            then left({{ text }}, 10) || ' ' || substring({{ text }}, 12, 8)
                    end
                when {{ regexp_matches(text, '[ t,]24:') }} then null
                else {{ written_day(text) }} || ' ' || {{ time_of_day(text) }}
            end
            as {{ dbt.type_timestamp() }}
        ),
        {{ dbt.dateadd('second', since_1970(text), "cast('1970-01-01' as " ~ dbt.type_timestamp() ~ ')') }}
    )
{%- endmacro %}

{# The seconds since 1970 that a text is, or null. #}
{% macro since_1970(text) -%}
    cast({{ regexp_extract(text, '^(1[0-9]{9})([0-9]{3})?([.][0-9]*)?$', 1) }} as {{ dbt.type_int() }})
{%- endmacro %}

{# HH:MM:SS of the time within a text, on the clock of 24 hours; most texts have none. #}
{% macro time_of_day(text) -%}
    {%- set hour = regexp_extract(text, '[ t,]([0-9]{1,2}):[0-9]{2}', 1) -%}
    case
        when {{ text }} not like '%:%' then '00:00:00'
        else
            case
                when {{ regexp_matches(text, ':[0-9]{2} ?p[.]?m') }} and {{ hour }} != '12'
                    then cast(cast({{ hour }} as {{ dbt.type_int() }}) + 12 as {{ dbt.type_string() }})
                when {{ regexp_matches(text, '[ t,]12:[0-9:.]+ ?a[.]?m') }} then '00'
                else coalesce(lpad({{ hour }}, 2, '0'), '00')
            end
            || ':' || coalesce({{ regexp_extract(text, '[ t,][0-9]{1,2}:([0-9]{2})', 1) }}, '00')
            || ':' || coalesce({{ regexp_extract(text, '[ t,][0-9]{1,2}:[0-9]{2}:([0-9]{2})', 1) }}, '00')
    end
{%- endmacro %}
