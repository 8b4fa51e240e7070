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
