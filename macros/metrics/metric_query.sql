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

{# The grain that is asked for, where the metric has numbers of it. #}
{% macro grain_asked_for(metric, grain) -%}
    {%- set own = metric.config.meta.grain -%}
    {%- set grains = ['day', 'month', 'quarter', 'year'] -%}
    {%- set grain = grain or {'fiscal_year': 'day'}.get(own, own) -%}
    {%- if grain not in grains -%}
        {%- do stop('GRAIN', shown(grain) ~ ' is none of ' ~ grains | join(', ') ~ '.') -%}
    {%- elif own == 'fiscal_year' and grain != 'day' or own in grains and grains.index(grain) < grains.index(own) -%}
        {%- do stop('metric ' ~ metric.name, 'it has one number for each ' ~ own.replace('_', ' ') ~ ', and none for each '
            ~ grain ~ '.') -%}
    {%- elif grain != own and is_not_additive(metric) and own != 'fiscal_year' -%}
        {%- do stop('metric ' ~ metric.name, 'it says how things stood at the end of a ' ~ own
            ~ ', and cannot be added up over a ' ~ grain ~ '.') -%}
    {%- endif -%}
    {{ return(grain) }}
{%- endmacro %}

{# Whether a metric counts how things stood at a time, so that no sum over time is right. #}
{% macro is_not_additive(metric) -%}
    {%- if metric.type in ('simple', 'cumulative') -%}
        {{ return(metric.type == 'cumulative' or measured_by(metric)[1].non_additive_dimension is not none) }}
    {%- endif -%}
    {%- for part in parts_of(metric) if is_not_additive(metric_of(part.name)) -%}
        {{ return(true) }}
    {%- endfor -%}
    {{ return(false) }}
{%- endmacro %}

{% macro checked_dimension(metric, name) -%}
    {%- set semantic_model = semantic_model_of(metric) -%}
    {%- if not dimension_of(semantic_model, name) -%}
        {%- do stop('metric ' ~ metric.name, shown(name) ~ ' is no dimension of ' ~ semantic_model.name
            ~ ', which has ' ~ semantic_model.dimensions | map(attribute='name') | join(', ')
            ~ '; a join to another table could count rows twice.') -%}
    {%- endif -%}
{%- endmacro %}
