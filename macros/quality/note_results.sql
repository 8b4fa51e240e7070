{#- After a build or a run of tests: append what each data test found and, where row_issues was built, the rows with each label;
    then forget what is beyond the setting test_runs_kept. -#}
{% macro note_results() -%}
    {%- if execute and flags.WHICH in ('build', 'test', 'retry') and not flags.EMPTY -%}
        {%- set started = run_started_at.strftime('%Y-%m-%d %H:%M:%S.%f') -%}
        {%- set tests = results | selectattr('node.resource_type', 'equalto', 'test')
            | selectattr('status', 'in', ['pass', 'warn', 'fail', 'error']) | list -%}
        {%- set issues = results | selectattr('status', 'equalto', 'success')
            | selectattr('node.unique_id', 'equalto', 'model.' ~ project_name ~ '.row_issues') | list -%}
        {%- if tests or issues -%}
            {%- do make_log(test_log(), test_log_columns()) -%}
            {%- if tests -%}
                {%- do add_rows(test_log(), test_log_columns(), noted_tests(tests, started)) -%}
            {%- endif -%}
            {%- if issues -%}
                {%- do run_query('insert into ' ~ test_log() ~ ' (' ~ test_log_columns().keys() | join(', ') ~ ') '
                    ~ noted_issues(started)) -%}
            {%- endif -%}
            {%- do forget_results() -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# A row of the log for each test. #}
{% macro noted_tests(tests, started) -%}
    {%- set keys = failing_keys(tests) -%}
    {%- set rows = [] -%}
    {%- for result in tests -%}
        {%- set test = result.node -%}
        {%- do rows.append([
            invocation_id, started, test.unique_id, test.name, kind_of_test(test), model_of_test(test), test.column_name,
            test.config.meta.dimension, test.config.severity | lower, result.status | string, result.failures | default(none),
            none, keys.get(test.unique_id) or none,
        ]) -%}
    {%- endfor -%}
    {{ return(rows) }}
{%- endmacro %}
