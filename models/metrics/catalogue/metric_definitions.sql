{%- set texts = ['category', 'business_owner', 'data_steward', 'unit', 'grain', 'refresh', 'source'] -%}
{%- set none_of_it = 'cast(null as ' ~ dbt.type_string() ~ ')' -%}

with defined as (

    {% for metric in defined_metrics() %}
        {%- set meta = metric.config.meta %}
        select
            '{{ metric.name }}' as metric,
            {{ text_literal(metric.label) }} as label,
            {{ text_literal(metric.description) }} as definition,
            '{{ metric.type }}' as metric_type,
            {% for name in texts -%}
                {{ text_literal(meta[name] | string) if name in meta else none_of_it }} as {{ name }},
            {% endfor -%}
            '{{ meta.dimensions | join(', ') }}' as dimensions,
            {{ text_literal(meta.changes | join('; ')) }} as changes,
            {{ text_literal(meta.checks | map(attribute='check') | join('; ')) }} as checks,
            cast({{ meta.version }} as integer) as version,
            cast('{{ meta.last_reviewed }}' as date) as last_reviewed_on,
            '{{ table_of(semantic_model_of(metric)) }}' as table_name,
            '{{ metric_fingerprint(metric) }}' as fingerprint
        {{ 'union all' if not loop.last }}
    {% else %}
        select cast(null as {{ dbt.type_string() }}) as metric
    {% endfor %}

),

certified as (

    select
        metric,
        fingerprint,
        max(certified_by) as certified_by,
        max(certified_on) as certified_on
    from {{ ref('metric_certifications') }}
    group by metric, fingerprint

)

select
    defined.*,
    case when certified.metric is null then 'proposed' else 'certified' end as certification,
    certified.certified_by,
    certified.certified_on
from defined
left join certified on defined.metric = certified.metric and defined.fingerprint = certified.fingerprint
