{#- A metric as one aggregate over the rows of its semantic model, for example
    cast(count(distinct case when is_retained then donor_id end) as double) / nullif(...): the same text in plain SQL, in a
    metric view and in a semantic view.

    assumed: conditions that every row is known to fulfil. A metric that is no such thing (cumulative, or over two semantic
    models) is refused: refused_because says why. -#}
{% macro metric_expression(metric, warehouse, assumed=[]) -%}
    {%- set why = refused_because(metric) -%}
    {%- if why -%}
        {%- do stop('metric ' ~ metric.name, why) -%}
    {%- endif -%}
    {%- if metric.type == 'simple' -%}
        {{ return(aggregate(metric, assumed)) }}
    {%- endif -%}
    {%- set double = metric_dialect(warehouse).double -%}
    {%- set parts = [] -%}
    {%- for part in parts_of(metric) -%}
        {%- set sql = metric_expression(filtered(metric_of(part.name), part.filter, metric.filter), warehouse, assumed) -%}
        {%- do parts.append((part.alias or part.name, sql)) -%}
    {%- endfor -%}
    {%- if metric.type == 'ratio' -%}
        {{ return('cast(' ~ parts[0][1] ~ ' as ' ~ double ~ ') / nullif(cast(' ~ parts[1][1] ~ ' as ' ~ double ~ '), 0)') }}
    {%- endif -%}
    {%- set expression = namespace(sql=metric.type_params.expr) -%}
    {%- for name, sql in parts -%}
        {%- set expression.sql = modules.re.sub('\\b' ~ name ~ '\\b', '(' ~ sql ~ ')', expression.sql) -%}
    {%- endfor -%}
    {{ return(expression.sql) }}
{%- endmacro %}

{# Why a metric is not one aggregate over one table, in one sentence; empty where it is. #}
{% macro refused_because(metric) -%}
    {%- if metric.type == 'cumulative' -%}
        {{ return('it is cumulative, and a sum over one period alone would be another number.') }}
    {%- elif metric.type not in ('simple', 'ratio', 'derived') -%}
        {{ return('a metric of type ' ~ metric.type ~ ' cannot be written as one expression.') }}
    {%- elif metric.type == 'simple' -%}
        {{ return('') }}
    {%- endif -%}
    {%- set models = [] -%}
    {%- for part in parts_of(metric) -%}
        {%- if part.offset_window or part.offset_to_grain -%}
            {{ return('its part ' ~ part.name ~ ' is of another period.') }}
        {%- elif refused_because(metric_of(part.name)) -%}
            {{ return('its part ' ~ part.name ~ ' is refused: ' ~ refused_because(metric_of(part.name))) }}
        {%- endif -%}
        {%- do models.append(semantic_model_of(metric_of(part.name)).name) -%}
    {%- endfor -%}
    {{ return('' if models | unique | list | length == 1
        else 'its parts are of several tables (' ~ models | unique | join(', ')
            ~ '), and a join of them could count rows twice.') }}
{%- endmacro %}
