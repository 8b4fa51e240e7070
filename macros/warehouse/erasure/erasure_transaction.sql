{#- All steps of an erasure, or none. step: begin or commit.

    For an operation dbt-duckdb has begun a transaction already, and takes back in the end what that holds. Databricks has none
    over several tables. -#}
{% macro erasure_transaction(step) -%}
    {%- do adapter.dispatch('erasure_transaction', 'constituent_360')(step) -%}
{%- endmacro %}

{% macro default__erasure_transaction(step) -%}
{%- endmacro %}

{% macro duckdb__erasure_transaction(step) -%}
    {%- if step == 'commit' -%}
        {%- do run_query('commit') -%}
        {%- do run_query('begin transaction') -%}
    {%- endif -%}
{%- endmacro %}

{% macro snowflake__erasure_transaction(step) -%}
    {%- do run_query(step) -%}
{%- endmacro %}

{#- Let rows of a table that rows are only added to be removed, or forbid it again. -#}
{% macro unlock_for_erasure(relation, is_open) -%}
    {%- do adapter.dispatch('unlock_for_erasure', 'constituent_360')(relation, is_open) -%}
{%- endmacro %}

{% macro default__unlock_for_erasure(relation, is_open) -%}
{%- endmacro %}

{% macro databricks__unlock_for_erasure(relation, is_open) -%}
    {%- for node in graph.nodes.values()
        if node.alias == relation.identifier and 'delta.appendOnly' in (node.config.get('tblproperties') or {}) -%}
        {%- do run_query('alter table ' ~ relation ~ " set tblproperties ('delta.appendOnly' = '"
            ~ ('false' if is_open else 'true') ~ "')") -%}
    {%- endfor -%}
{%- endmacro %}

{#- Say until when the engine keeps the bytes of what was removed. -#}
{% macro say_where_bytes_stay() -%}
    {%- do adapter.dispatch('say_where_bytes_stay', 'constituent_360')() -%}
{%- endmacro %}

{% macro default__say_where_bytes_stay() -%}
{%- endmacro %}

{% macro snowflake__say_where_bytes_stay() -%}
    {%- set days = run_query('select max(retention_time) from ' ~ target.database ~ '.information_schema.tables').rows[0][0]
        | default(1, true) | int -%}
    {%- do log('Snowflake keeps the removed rows in Time Travel until ' ~ days_from_now(days) ~ ', and in Fail-safe until '
        ~ days_from_now(days + 7) ~ '.', info=true) -%}
{%- endmacro %}

{% macro databricks__say_where_bytes_stay() -%}
    {%- do log('Databricks keeps the files of the removed rows until VACUUM runs on or after ' ~ days_from_now(7)
        ~ '; a table whose delta.deletedFileRetentionDuration is longer keeps them longer.', info=true) -%}
{%- endmacro %}

{% macro days_from_now(days) -%}
    {{ return((run_started_at + modules.datetime.timedelta(days=days)).strftime('%Y-%m-%d')) }}
{%- endmacro %}

{#- Whether tests have shown that a later build brings nobody back. Databricks: one did, on the stand-in. -#}
{% macro erasure_holds() -%}
    {{ return(adapter.dispatch('erasure_holds', 'constituent_360')()) }}
{%- endmacro %}

{% macro default__erasure_holds() -%}
    {{ return(true) }}
{%- endmacro %}

{% macro databricks__erasure_holds() -%}
    {{ return(false) }}
{%- endmacro %}
