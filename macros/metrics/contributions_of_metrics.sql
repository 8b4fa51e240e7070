{#- What each contributor adds to the bridged metrics, period by period: a query. A contributor is a row of a fact, or a person.

    A semantic model says in its meta which column is the contributor, and which the person behind it. -#}
{% macro contributions_of_metrics() -%}
    {%- set text = dbt.type_string() -%}
    {%- for metric in defined_metrics() if metric.config.meta.bridged -%}
        {%- set semantic_model = semantic_model_of(metric) -%}
        {%- set meta = semantic_model.config.meta -%}
        {%- set where = conditions_of(metric) -%}
        {%- set months = checked('metric_bridge_months') + (12 if metric.config.meta.grain == 'fiscal_year' else 0) -%}
        {%- set period = period_of_metric(metric, metric_warehouse()) -%}
        select
            '{{ metric.name }}' as metric,
            {{ period }} as period_starts_on,
            cast({{ meta.contributed_by }} as {{ text }}) as contributor,
            min(cast({{ meta.person }} as {{ text }})) as constituent_id,
            cast({{ aggregate(metric, where) }} as decimal(20, 6)) as value
        from {{ ref(model_behind(semantic_model).name) }}
        where {{ where | join('\n            and ') or 'true' }}
            and {{ period }} > {{ dbt.dateadd('month', -months, dbt.date_trunc('month', as_of_date())) }}
        group by 1, 2, 3
        {{ 'union all' if not loop.last }}
    {% else -%}
        select cast(null as {{ text }}) as metric
    {% endfor -%}
{%- endmacro %}
