{#- What was refreshed, and how it went: governance.refresh_log has a row for each model with an sla in each run of dbt, and one
    for each step of a job (jobs/refresh.yml). governance.refresh_runs reads it.

    Moments are texts in UTC, so that a statement of literals needs no cast on any engine. -#}
{% macro refresh_log() -%}
    {{ return(build_log().incorporate(path={'identifier': 'refresh_log'})) }}
{%- endmacro %}

{% macro refresh_log_columns() -%}
    {%- set text = dbt.type_string() -%}
    {{ return({
        'run_id': text, 'kind': text, 'job': text, 'name': text, 'status': text, 'attempts': dbt.type_bigint(),
        'began_at': text, 'ended_at': text,
    }) }}
{%- endmacro %}

{#- Append rows, and forget those that are older than the setting refresh_days_kept. -#}
{% macro note_refreshed(rows) -%}
    {%- do make_log(refresh_log(), refresh_log_columns()) -%}
    {%- do add_rows(refresh_log(), refresh_log_columns(), rows) -%}
    {%- set oldest = run_started_at - modules.datetime.timedelta(days=checked('refresh_days_kept') | int) -%}
    {%- do run_query('delete from ' ~ refresh_log() ~ " where began_at < '" ~ oldest.strftime('%Y-%m-%d') ~ "'") -%}
{%- endmacro %}
