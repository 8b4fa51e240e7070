{#- What the data tests of each run found, and how many rows each label had: governance.test_log. Append-only but for old runs;
    who deletes it loses the trends. governance.test_results reads it.

    run_started_at is a text in UTC, so that a statement of literals needs no cast on any engine. -#}
{% macro test_log() -%}
    {{ return(build_log().incorporate(path={'identifier': 'test_log'})) }}
{%- endmacro %}

{% macro test_log_columns() -%}
    {%- set text, number = dbt.type_string(), dbt.type_bigint() -%}
    {{ return({
        'run_id': text, 'run_started_at': text, 'check_id': text, 'check_name': text, 'check_kind': text, 'model_name': text,
        'column_name': text, 'dimension': text, 'severity': text, 'status': text, 'failed_rows': number, 'checked_rows': number,
        'worst_key': text,
    }) }}
{%- endmacro %}
