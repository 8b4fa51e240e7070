{#- The SQL of a cumulative metric: for each period, what its measure adds up to over the window that ends with the period.

    Rows are added up by day first, so that a day is read once for each window that it lies in, and not each row. Only sums
    and counts can be added up like this; another measure is refused. -#}
{% macro cumulative_query(metric, semantic_model, warehouse, dimensions, grain) -%}
    {%- set measure = measured_by(metric)[1] -%}
    {%- if measure.agg not in ('sum', 'count', 'sum_boolean') -%}
        {%- do stop('metric ' ~ metric.name, 'it is cumulative over ' ~ measure.agg
            ~ ', and only sums and counts can be added up.') -%}
    {%- endif -%}
    {%- set where = conditions_of(metric) -%}
    {%- set keys = [] -%}
    {%- for dimension in dimensions -%}
        {%- set sql = sql_of(dimension_of(semantic_model, dimension)) -%}
        {%- do keys.append(sql if sql == dimension else sql ~ ' as ' ~ dimension) -%}
    {%- endfor -%}
    {%- set window = metric.type_params.cumulative_type_params.window -%}
    {%- set grain_to_date = metric.type_params.cumulative_type_params.grain_to_date -%}
    {%- if window -%}
        {%- set begins = 'by_day.day > ' ~ earlier('periods.ends_on', window.count, window.granularity, warehouse) -%}
    {%- elif grain_to_date -%}
        {%- set begins = 'by_day.day >= ' ~ period_of('periods.ends_on', grain_to_date, warehouse) -%}
    {%- endif -%}
with by_day as (

    select
        {{ sql_of(time_dimension_of(semantic_model)) }} as day,
        {%- for key in keys %}
        {{ key }},
        {%- endfor %}
        {{ aggregate(metric, where) }} as value
    from {{ table_of(semantic_model) }}
    {%- if where %}
    where {{ where | join('\n        and ') }}
    {%- endif %}
    group by {{ range(1, keys | length + 2) | join(', ') }}

),

periods as (

    select
        {{ period_of('date_day', grain, warehouse) }} as period,
        max(date_day) as ends_on
    from {{ days_table() }}
    group by 1

)

select
    periods.period,
    {%- for dimension in dimensions %}
    by_day.{{ dimension }},
    {%- endfor %}
    sum(by_day.value) as {{ metric.name }}
from periods
inner join by_day
    on by_day.day <= periods.ends_on
    {%- if begins %} and {{ begins }}{% endif %}
group by {{ range(1, keys | length + 2) | join(', ') }}
{%- endmacro %}

{# The table with every day that has been, which MetricFlow calls a time spine. #}
{% macro days_table() -%}
    {%- set node = graph.nodes['model.constituent_360.days'] -%}
    {{ return(node.schema ~ '.' ~ node.alias) }}
{%- endmacro %}
