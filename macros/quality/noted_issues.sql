{#- A query for the entries of the log about the rows of row_issues; the first entry says that they were looked at, where no row
    has an issue, too. -#}
{% macro noted_issues(started) -%}
    select
        '{{ invocation_id }}',
        '{{ started }}',
        'row_issues',
        issue,
        'row_issue',
        model_name,
        cast(null as {{ dbt.type_string() }}),
        dimension,
        'warn',
        status,
        row_count,
        table_rows,
        cast(null as {{ dbt.type_string() }})
    from (
        select
            'rows_are_looked_at' as issue,
            'row_issues' as model_name,
            'validity' as dimension,
            'pass' as status,
            0 as row_count,
            cast(null as {{ dbt.type_bigint() }}) as table_rows
        union all
        select
            issue,
            source_system || '.' || table_name as model_name,
            dimension,
            'warn' as status,
            row_count,
            table_rows
        from {{ built_relation('row_issues') }}
        where dimension != 'none'
    ) as issues
{%- endmacro %}
