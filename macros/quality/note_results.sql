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
            {%- set columns = test_log_columns().keys() | join(', ') -%}
            {%- if tests -%}
                {%- do run_query('insert into ' ~ test_log() ~ ' (' ~ columns ~ ') values '
                    ~ noted_tests(tests, started) | join(', ')) -%}
            {%- endif -%}
            {%- if issues -%}
                {%- do run_query('insert into ' ~ test_log() ~ ' (' ~ columns ~ ') ' ~ noted_issues(started)) -%}
            {%- endif -%}
            {%- do forget_results() -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# A row of values for each test. #}
{% macro noted_tests(tests, started) -%}
    {%- set keys = failing_keys(tests) -%}
    {%- set rows = [] -%}
    {%- for result in tests -%}
        {%- set test = result.node -%}
        {%- set texts = [] -%}
        {%- for text in [
            invocation_id, started, test.unique_id, test.name, kind_of_test(test), model_of_test(test), test.column_name,
            test.config.meta.dimension, test.config.severity | lower, result.status | string,
        ] -%}
            {%- do texts.append('null' if text is none or text is undefined else quoted_text(text)) -%}
        {%- endfor -%}
        {%- set failed = result.failures | default(none) -%}
        {%- set key = keys.get(test.unique_id) -%}
        {%- do rows.append('(' ~ texts | join(', ') ~ ', ' ~ ('null' if failed is none else failed) ~ ', null, '
            ~ (quoted_text(key) if key else 'null') ~ ')') -%}
    {%- endfor -%}
    {{ return(rows) }}
{%- endmacro %}

{# A text as a literal; nearly all of them are plain names, for which nobody asks the engine. #}
{% macro quoted_text(text) -%}
    {{ return("'" ~ text ~ "'" if modules.re.fullmatch('[A-Za-z0-9_.: -]*', text) else text_literal(text)) }}
{%- endmacro %}
