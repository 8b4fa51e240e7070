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
        else 'its parts are of several tables (' ~ models | unique | join(', ') ~ '), and a join of them could count rows twice.') }}
{%- endmacro %}

{# A metric with more filters, all of which have to hold. #}
{% macro filtered(metric, filter, another) -%}
    {%- set filters = [] -%}
    {%- for given in [metric.filter, filter, another] if given -%}
        {%- do filters.extend(given.where_filters) -%}
    {%- endfor -%}
    {{ return(dict(metric, filter={'where_filters': filters})) }}
{%- endmacro %}

{# The aggregate of a simple metric: its measure over the rows that its filters let in. #}
{% macro aggregate(metric, assumed) -%}
    {%- set semantic_model, measure = measured_by(metric) -%}
    {%- set value = sql_of(measure) -%}
    {%- set conditions = conditions_of(metric) | reject('in', assumed) | list -%}
    {%- if measure.agg == 'sum_boolean' -%}
        {%- do conditions.append(value) -%}
        {%- set value = '1' -%}
    {%- endif -%}
    {%- set rows = value if not conditions else 'case when ' ~ conditions | join(' and ') ~ ' then ' ~ value ~ ' end' -%}
    {%- set aggregates = {
        'sum': 'sum({})', 'sum_boolean': 'count({})', 'count': 'count({})', 'count_distinct': 'count(distinct {})',
        'average': 'avg({})', 'min': 'min({})', 'max': 'max({})', 'median': 'percentile_cont(0.5) within group (order by {})',
    } -%}
    {%- if measure.agg not in aggregates -%}
        {%- do stop('metric ' ~ metric.name, 'its aggregation ' ~ measure.agg ~ ' is none of ' ~ aggregates | join(', ') ~ '.') -%}
    {%- endif -%}
    {{ return(aggregates[measure.agg].replace('{}', rows)) }}
{%- endmacro %}

{# The conditions of a simple metric's filters and of its measure's, as SQL over the columns of its table. #}
{% macro conditions_of(metric) -%}
    {%- set semantic_model = measured_by(metric)[0] -%}
    {%- set entity = (semantic_model.entities | selectattr('type', 'equalto', 'primary') | list)[0].name -%}
    {%- set named = "\\{\\{\\s*(?:Time)?Dimension\\(\\s*'(\\w+?)__(\\w+)'[^)]*\\)\\s*\\}\\}" -%}
    {%- set conditions = [] -%}
    {%- for filter in filtered(metric, metric.type_params.measure.filter, none).filter.where_filters -%}
        {%- set condition = namespace(sql=filter.where_sql_template) -%}
        {%- for found in modules.re.findall(named, filter.where_sql_template) -%}
            {%- set dimension = dimension_of(semantic_model, found[1]) -%}
            {%- if found[0] != entity or not dimension -%}
                {%- do stop('metric ' ~ metric.name, 'its filter asks for ' ~ found | join('__') ~ ', which is no dimension of '
                    ~ semantic_model.name ~ '; a join to another table could count rows twice.') -%}
            {%- endif -%}
            {%- set condition.sql = modules.re.sub(named, sql_of(dimension), condition.sql, count=1) -%}
        {%- endfor -%}
        {%- do conditions.append(condition.sql if ' or ' not in condition.sql | lower else '(' ~ condition.sql ~ ')') -%}
    {%- endfor -%}
    {{ return(conditions | unique | list) }}
{%- endmacro %}
