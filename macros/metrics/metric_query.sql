{#- The SQL of one metric: one row per period and value of the dimensions. Plain SQL, which anybody can run.

    dimensions: names of dimensions of its semantic model, besides the period. grain: day, month, quarter or year; without it
    that of the metric. warehouse: as in metric_dialect. -#}
{% macro metric_query(name, warehouse, dimensions=none, grain=none) -%}
    {%- set metric = metric_of(name) -%}
    {%- set dimensions = metric.config.meta.dimensions if dimensions is none else dimensions -%}
    {%- set semantic_model = semantic_model_of(metric) -%}
    {%- set grain = grain_asked_for(metric, grain) -%}
    {%- for dimension in dimensions -%}
        {%- do checked_dimension(metric, dimension) -%}
    {%- endfor -%}
    {%- if metric.type == 'cumulative' -%}
        {{ return(cumulative_query(metric, semantic_model, warehouse, dimensions, grain)
            ~ "\norder by " ~ range(1, dimensions | length + 2) | join(", ")) }}
    {%- endif -%}
    {%- set keys = [period_of(sql_of(time_dimension_of(semantic_model)), grain, warehouse) ~ ' as period'] -%}
    {%- for dimension in dimensions -%}
        {%- set sql = sql_of(dimension_of(semantic_model, dimension)) -%}
        {%- do keys.append(sql if sql == dimension else sql ~ ' as ' ~ dimension) -%}
    {%- endfor -%}
    {%- set where = common_conditions(metric) -%}
    {%- set columns = range(1, keys | length + 1) | join(', ') -%}
select
    {{ keys | join(',\n    ') }},
    {{ metric_expression(metric, warehouse, where) }} as {{ name }}
from {{ table_of(semantic_model) }}
{%- if where %}
where {{ where | join('\n    and ') }}
{%- endif %}
group by {{ columns }}
order by {{ columns }}
{%- endmacro %}

{# The name of the table of a semantic model as everybody writes it: its schema and itself. #}
{% macro table_of(semantic_model) -%}
    {%- set node = model_behind(semantic_model) -%}
    {{ return(node.schema ~ '.' ~ node.alias) }}
{%- endmacro %}

{# The first day of a row's period, at the metric's own grain. #}
{% macro period_of_metric(metric, warehouse) -%}
    {{ return(period_of(sql_of(time_dimension_of(semantic_model_of(metric))), grain_asked_for(metric, none), warehouse)) }}
{%- endmacro %}

{# The filters that every part of a metric has: rows without them are in no part of it. #}
{% macro common_conditions(metric) -%}
    {%- if metric.type == 'simple' -%}
        {{ return(conditions_of(metric)) }}
    {%- endif -%}
    {%- set common = namespace(conditions=none) -%}
    {%- for part in parts_of(metric) -%}
        {%- set conditions = common_conditions(filtered(metric_of(part.name), part.filter, metric.filter)) -%}
        {%- set common.conditions = conditions if common.conditions is none
            else common.conditions | select('in', conditions) | list -%}
    {%- endfor -%}
    {{ return(common.conditions) }}
{%- endmacro %}

{# The conditions that every one of these metrics has. #}
{% macro conditions_of_all(metrics) -%}
    {%- set common = namespace(conditions=common_conditions(metrics[0])) -%}
    {%- for metric in metrics -%}
        {%- set common.conditions = common.conditions | select('in', common_conditions(metric)) | list -%}
    {%- endfor -%}
    {{ return(common.conditions) }}
{%- endmacro %}
