{#- The moment at which a statement runs, in UTC, as a timestamp without a zone.

    Only what watches the clock of a running house asks for it, for example refresh_sla; what is computed from rows asks for
    as_of_date(). tests/python/engines/test_quality_of_runs.py compares it with another clock on each engine. -#}
{% macro utc_now() -%}
    {{ return(adapter.dispatch('utc_now', 'constituent_360')()) }}
{%- endmacro %}

{% macro default__utc_now() -%}
    cast(current_timestamp at time zone 'UTC' as timestamp)
{%- endmacro %}

{% macro snowflake__utc_now() -%}
    sysdate()
{%- endmacro %}

{% macro databricks__utc_now() -%}
    to_utc_timestamp(current_timestamp(), current_timezone())
{%- endmacro %}
