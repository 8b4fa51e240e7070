{#- Delete all but the latest results of each test, by the setting test_runs_kept, and those of tests that the project has no
    more. -#}
{% macro forget_results() -%}
    {%- set gone = [] -%}
    {%- for row in run_query('select distinct check_id from ' ~ test_log()).rows
        if row[0] != 'row_issues' and row[0] not in graph.nodes -%}
        {%- do gone.append(quoted_text(row[0])) -%}
    {%- endfor -%}
    {%- set query -%}
        delete from {{ test_log() }}
        where
            {{ 'check_id in (' ~ gone | join(', ') ~ ') or' if gone }}
            check_id || ' ' || run_id in (
                select check_id || ' ' || run_id
                from (
                    select
                        check_id,
                        run_id,
                        dense_rank() over (partition by check_id order by run_started_at desc, run_id) as place
                    from {{ test_log() }}
                ) as runs
                where place > {{ checked('test_runs_kept') }}
            )
    {%- endset -%}
    {%- do run_query(query) -%}
{%- endmacro %}
