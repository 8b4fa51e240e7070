{#- The values of all metrics that are reckoned over one table, at their own grain: in all, and by each of their dimensions.

    table: name of the dbt model that is read in place of that of the semantic model, which has the same columns.
    One reading of the table gives all of them: a column for each metric, grouped by the period alone and by the period and each
    dimension. One join makes rows of the columns, since an engine may reckon a step anew wherever it is named. Comes as rows
    (metric, period_starts_on, dimension, dimension_value, value). A count of nothing is no row. -#}
{% macro values_of_metrics(semantic_model, metrics, relation, warehouse) -%}
    {%- set dimensions = metrics | map(attribute='config.meta.dimensions') | sum(start=[]) | unique | list -%}
    {%- set text = metric_dialect(warehouse).text -%}
    {%- set where = conditions_of_all(metrics) -%}
    (
        with numbered as (

            select
                {{ period_of_metric(metrics[0], warehouse) }} as period_of_row,
                {%- for dimension in dimensions %}
                cast({{ sql_of(dimension_of(semantic_model, dimension)) }} as {{ text }}) as dimension_{{ loop.index }},
                {%- endfor %}
                rows_of_it.*
            from {{ relation }} as rows_of_it
            {%- if where %}
            where {{ where | join('\n                and ') }}
            {%- endif %}

        ),

        grouped as (

            select
                period_of_row,
                {%- if dimensions %}
                case
                    {%- for dimension in dimensions %}
                    when grouping(dimension_{{ loop.index }}) = 0 then '{{ dimension }}'
                    {%- endfor %}
                    else 'all'
                end as dimension,
                coalesce({% for _ in dimensions %}dimension_{{ loop.index }}, {% endfor %}'unknown') as dimension_value,
                {%- else %}
                'all' as dimension,
                'unknown' as dimension_value,
                {%- endif %}
                {%- for metric in metrics %}
                {{ metric_expression(metric, warehouse, where) }} as value_{{ loop.index }}{{ ',' if not loop.last }}
                {%- endfor %}
            from numbered
            where period_of_row is not null
            group by grouping sets (
                (period_of_row){% for _ in dimensions %}, (period_of_row, dimension_{{ loop.index }}){% endfor %}
            )

        ),

        names as (

            {% for metric in metrics -%}
            select '{{ metric.name }}' as metric
            {{ 'union all' if not loop.last }}
            {% endfor %}
        ),

        numbers as (

            select
                names.metric,
                grouped.period_of_row as period_starts_on,
                grouped.dimension,
                case when grouped.dimension = 'all' then 'all' else grouped.dimension_value end as dimension_value,
                case
                    {%- for metric in metrics %}
                    {%- set is_count = metric.type == 'simple' and measured_by(metric)[1].agg.startswith('count') %}
                    {%- set value = 'grouped.value_' ~ loop.index %}
                    {%- set own = ['all'] + metric.config.meta.dimensions %}
                    when names.metric = '{{ metric.name }}' and grouped.dimension in ('{{ own | join("', '") }}')
                        then cast({{ 'nullif(' ~ value ~ ', 0)' if is_count else value }} as decimal(20, 6))
                    {%- endfor %}
                end as value
            from grouped
            cross join names

        )

        select *
        from numbers
        where value is not null
    )
{%- endmacro %}
