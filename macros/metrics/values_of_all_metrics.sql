{#- The values of all metrics at their own grain: a query with metric, period_starts_on, dimension, dimension_value and value.

    identity: as_matched, or if_merged or if_split for those metrics alone that would then be others. A semantic model says in
    its meta which table has what would then be. -#}
{% macro values_of_all_metrics(identity) -%}
    {%- set warehouse = metric_warehouse() -%}
    {%- set queries = [] -%}
    {%- for semantic_model in semantic_models() -%}
        {%- set other = semantic_model.config.meta.get(identity) -%}
        {%- set metrics, cumulative = [], [] -%}
        {%- for metric in defined_metrics() if semantic_model_of(metric).name == semantic_model.name -%}
            {%- do (cumulative if metric.type == 'cumulative' else metrics).append(metric) -%}
        {%- endfor -%}
        {%- if identity == 'as_matched' or other -%}
            {%- if metrics -%}
                {%- set relation = ref(other or model_behind(semantic_model).name) -%}
                {%- do queries.append(values_of_metrics(semantic_model, metrics, relation, warehouse)) -%}
            {%- endif -%}
            {%- for metric in cumulative if identity == 'as_matched' -%}
                {%- do queries.append(values_of_cumulative_metric(metric, semantic_model, warehouse)) -%}
            {%- endfor -%}
        {%- endif -%}
    {%- endfor -%}
    select *
    from (

        {{ queries | join('\n\nunion all\n\n') or 'select null as metric' }}

    ) as values_of_metrics
{%- endmacro %}

{% macro values_of_cumulative_metric(metric, semantic_model, warehouse) -%}
    {%- for dimension in [none] + metric.config.meta.dimensions -%}
        {%- set dimensions = [dimension] if dimension else [] -%}
        select
            '{{ metric.name }}' as metric,
            period as period_starts_on,
            '{{ dimension or 'all' }}' as dimension,
            coalesce(cast({{ dimension or "'all'" }} as {{ metric_dialect(warehouse).text }}), 'unknown') as dimension_value,
            cast({{ metric.name }} as decimal(20, 6)) as value
        from (

            {{ cumulative_query(metric, semantic_model, warehouse, dimensions, grain_asked_for(metric, none)) }}

        ) as of_dimension
        {{ 'union all' if not loop.last }}
    {% endfor -%}
{%- endmacro %}
