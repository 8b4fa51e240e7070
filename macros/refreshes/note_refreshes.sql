{#- After a run: note how each model went that has an sla. -#}
{% macro note_refreshes() -%}
    {%- if execute and flags.WHICH in ('build', 'run', 'snapshot', 'retry') and not flags.EMPTY -%}
        {%- set form = '%Y-%m-%d %H:%M:%S.%f' -%}
        {%- set rows = [] -%}
        {%- for result in results if result.node.resource_type in ('model', 'snapshot') and result.node.config.meta.sla -%}
            {%- set done = result.timing | selectattr('name', 'equalto', 'execute') | map(attribute='completed_at') | first -%}
            {%- do rows.append([
                invocation_id, 'model', none, result.node.name, result.status | string, 1,
                run_started_at.strftime(form), done.strftime(form) if done else none,
            ]) -%}
        {%- endfor -%}
        {%- if rows -%}
            {%- do note_refreshed(rows) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{#- After a job, by `dbt run-operation`: note its steps. steps: lists of name, status, attempts, began_at, ended_at. -#}
{% macro note_job(run_id, job, steps) -%}
    {%- set rows = [] -%}
    {%- for name, status, attempts, began_at, ended_at in steps -%}
        {%- do rows.append([run_id, 'step', job, name, status, attempts, began_at, ended_at]) -%}
    {%- endfor -%}
    {%- do note_refreshed(rows) -%}
{%- endmacro %}
