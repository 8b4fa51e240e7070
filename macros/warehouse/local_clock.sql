{#- What the clock of a time zone shows at a moment: the day and the time there.

    moment: SQL expression of a timestamp in UTC, without time zone; null in, null out. zone: SQL expression of its name in
    the IANA list; without it that of the var time_zone.
    local_clock("timestamp '2024-07-01 03:00:00'", "'America/Chicago'")  ->  2024-06-30 22:00:00
    Trap: of the last day of the calendar, which means never, the clock stays that of UTC, for the next day is none. -#}
{% macro local_clock(moment, zone=none) -%}
    {%- set zone = zone or text_literal(time_zone()) -%}
    {%- set last_day = "cast('9999-12-31' as " ~ dbt.type_timestamp() ~ ')' -%}
    case
        when {{ moment }} < {{ last_day }} then {{ adapter.dispatch('local_clock', 'constituent_360')(moment, zone) }}
        else {{ moment }}
    end
{%- endmacro %}

{% macro default__local_clock(moment, zone) -%}
    {%- do unsupported('local_clock') -%}
{%- endmacro %}

{# From the count of microseconds, since a detour by the clock of UTC takes twice the time. #}
{% macro duckdb__local_clock(moment, zone) -%}
    timezone({{ zone }}, make_timestamptz(epoch_us({{ moment }})))
{%- endmacro %}

{% macro snowflake__local_clock(moment, zone) -%}
    convert_timezone('UTC', {{ zone }}, {{ moment }})
{%- endmacro %}

{% macro databricks__local_clock(moment, zone) -%}
    from_utc_timestamp({{ moment }}, {{ zone }})
{%- endmacro %}
