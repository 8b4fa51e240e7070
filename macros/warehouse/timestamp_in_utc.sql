{#- A timestamp of any kind as one in UTC without time zone, whatever the time zone of the session.

    column: SQL expression. type: its type in lower case, as the adapter names it; one without a time zone is of UTC.
    timestamp_in_utc('_fivetran_synced', 'timestamp with time zone') -#}
{% macro timestamp_in_utc(column, type) -%}
    cast({{ adapter.dispatch('timestamp_in_utc', 'constituent_360')(column, type) }} as {{ dbt.type_timestamp() }})
{%- endmacro %}

{% macro default__timestamp_in_utc(column, type) -%}
    {%- do unsupported('timestamp_in_utc') -%}
{%- endmacro %}

{% macro duckdb__timestamp_in_utc(column, type) -%}
    {{ "timezone('UTC', " ~ column ~ ')' if 'time zone' in type else column }}
{%- endmacro %}

{% macro snowflake__timestamp_in_utc(column, type) -%}
    {{ "convert_timezone('UTC', " ~ column ~ ')' if '_tz' in type or '_ltz' in type else column }}
{%- endmacro %}

{# A warehouse's sessions are in UTC unless somebody has set them otherwise. #}
{% macro databricks__timestamp_in_utc(column, type) -%}
    {{ column }}
{%- endmacro %}

{# The type of a timestamp with a time zone, or of a moment where the engine has no other. #}
{% macro type_zoned_timestamp() -%}
    {{ return(adapter.dispatch('type_zoned_timestamp', 'constituent_360')()) }}
{%- endmacro %}

{% macro default__type_zoned_timestamp() -%}
    {%- do unsupported('type_zoned_timestamp') -%}
{%- endmacro %}

{% macro duckdb__type_zoned_timestamp() -%}
    {{ return('timestamp with time zone') }}
{%- endmacro %}

{% macro snowflake__type_zoned_timestamp() -%}
    {{ return('timestamp_tz') }}
{%- endmacro %}

{% macro databricks__type_zoned_timestamp() -%}
    {{ return('timestamp') }}
{%- endmacro %}
