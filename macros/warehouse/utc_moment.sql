{#- The moment in UTC at which the clock of a time zone shows something; of a midnight, when the day begins there.

    clock: SQL expression of a timestamp without time zone; null in, null out. zone: as local_clock.
    utc_moment("timestamp '2024-07-01'", "'America/Chicago'")  ->  2024-07-01 05:00:00
    Traps: of an hour that comes twice in autumn Spark takes the first, and DuckDB, which would take the second, is made to;
    what Snowflake does is not known. The last day of the calendar stays as it is, as in local_clock. -#}
{% macro utc_moment(clock, zone=none) -%}
    {%- set zone = zone or text_literal(time_zone()) -%}
    {%- set last_day = "cast('9999-12-31' as " ~ dbt.type_timestamp() ~ ')' -%}
    case
        when {{ clock }} < {{ last_day }} then {{ adapter.dispatch('utc_moment', 'constituent_360')(clock, zone) }}
        else {{ clock }}
    end
{%- endmacro %}

{% macro default__utc_moment(clock, zone) -%}
    {%- do unsupported('utc_moment') -%}
{%- endmacro %}

{# An hour on from the hour before is the same, earlier where that hour comes twice, and later only where one is skipped. #}
{% macro duckdb__utc_moment(clock, zone) -%}
    timezone('UTC', least(
        timezone({{ zone }}, {{ clock }}), timezone({{ zone }}, {{ clock }} - interval 1 hour) + interval 1 hour
    ))
{%- endmacro %}

{% macro snowflake__utc_moment(clock, zone) -%}
    convert_timezone({{ zone }}, 'UTC', {{ clock }})
{%- endmacro %}

{% macro databricks__utc_moment(clock, zone) -%}
    to_utc_timestamp({{ clock }}, {{ zone }})
{%- endmacro %}
