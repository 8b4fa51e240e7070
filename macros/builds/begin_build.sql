{#- Before a run: stop where one of its models would read tables of two builds, and note the tables that the run makes. -#}
{% macro begin_build() -%}
    {%- if execute and flags.WHICH in ('build', 'run', 'retry', 'snapshot') -%}
        {%- set read = builds_read(logged_builds()) -%}
        {%- set begun = [] -%}
        {%- for id in read if id in selected_resources -%}
            {%- set node = graph.nodes[id] -%}
            {%- set remedy = ': run dbt build --select tag:identity tag:golden first.' -%}
            {%- if 'unfinished' in read[id] -%}
                {%- do stop(node.config.schema ~ '.' ~ node.name, 'It would read ' ~ read[id]['unfinished'] | first
                    ~ ', whose build has not ended' ~ remedy) -%}
            {%- elif read[id] | length > 1 -%}
                {%- do stop(node.config.schema ~ '.' ~ node.name, 'It would mix tables of two builds, '
                    ~ read[id].values() | map('first') | sort | join(' and ') ~ remedy) -%}
            {%- endif -%}
            {%- if is_logged(node) -%}
                {%- do begun.append((node.name, '', as_of_date(), false)) -%}
            {%- endif -%}
        {%- endfor -%}
        {%- do note_builds(begun) -%}
    {%- endif -%}
{%- endmacro %}

{#- After a run: note the tables that it has made. A table that it left alone keeps its build. -#}
{% macro end_build() -%}
    {%- if execute and flags.WHICH in ('build', 'run', 'retry', 'snapshot') -%}
        {%- set logged = logged_builds() -%}
        {%- set read = builds_read(logged) -%}
        {%- set ended = [] -%}
        {%- for result in results if result.node.unique_id in read and is_logged(result.node) -%}
            {%- set name = result.node.name -%}
            {%- set former = logged.get(name, {}) -%}
            {%- if result.status == 'success' -%}
                {%- set build = read[result.node.unique_id] | first | default('') -%}
                {%- do ended.append((name, invocation_id if name == 'source_records' else build, as_of_date(), true)) -%}
            {%- elif result.status == 'skipped' and former.finished_as_of -%}
                {%- do ended.append((name, former.finished_build, "cast('" ~ former.finished_as_of ~ "' as date)", true)) -%}
            {%- endif -%}
        {%- endfor -%}
        {%- do note_builds(ended) -%}
    {%- endif -%}
{%- endmacro %}
