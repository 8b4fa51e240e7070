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
        {%- do stop('metric ' ~ metric.name, 'its aggregation ' ~ measure.agg ~ ' is none of '
            ~ aggregates | join(', ') ~ '.') -%}
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
