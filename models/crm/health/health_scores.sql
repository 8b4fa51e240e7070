{#- What each component measures: the model, the column, and the condition for its rows. -#}
{%- set measures = {
    'compliance': ('compliance_kpis', 'approval_rate', 'true'),
    'pipeline': ('pipeline_kpis', 'pipeline_coverage', 'true'),
    'conversion': ('conversion_funnel', 'rate_from_first', "rep_id = 'all' and funnel_stage = 'sql'"),
    'sla': ('ticket_sla_compliance', 'sla_compliance', "priority = 'all'"),
    'satisfaction': ('satisfaction_rollups', 'average_csat', 'true'),
} -%}
{%- set key = ['facility_id', 'month'] -%}
{%- set figures = [
    'compliance_score', 'pipeline_score', 'conversion_score', 'sla_score', 'satisfaction_score',
    'health_score', 'band', 'confidence',
] -%}

with measured as (

    {% for component, (model, measure, rows) in measures.items() %}
        {{ 'union all' if not loop.first }}
        select
            facility_id,
            month,
            '{{ component }}' as component,
            cast({{ measure }} as double) as measure,
            updated_at
        from {{ ref(model) }}
        where {{ measure }} is not null and {{ rows }}
    {% endfor %}

),

-- each component from 0 to 1; one that was not measured has no row
graded as (

    select
        measured.facility_id,
        measured.month,
        measured.component,
        measured.updated_at,
        weights.weight,
        case
            when measured.measure >= weights.full_marks_at then cast(1 as double)
            when measured.measure <= 0 then cast(0 as double)
            else measured.measure / weights.full_marks_at
        end as grade
    from measured
    inner join {{ ref('health_weights') }} as weights on measured.component = weights.component

),

-- the weights of the measured components are scaled up to a sum of 1
weighed as (

    select
        facility_id,
        month,
        {% for component in measures -%}
            100 * max(case when component = '{{ component }}' then grade end) as {{ component }}_score,
        {% endfor -%}
        100 * sum(weight * grade) / nullif(sum(weight), 0) as health_score,
        sum(weight) as confidence,
        max(updated_at) as updated_at
    from graded
    group by facility_id, month

),

-- first to eight decimals, since engines then agree on how a half is rounded
rounded as (

    select
        facility_id,
        month,
        {% for figure in measures.keys() | list + ['health'] -%}
            cast(cast({{ figure }}_score as decimal(18, 8)) as decimal(5, 2)) as {{ figure }}_score,
        {% endfor -%}
        cast(cast(confidence as decimal(18, 8)) as decimal(5, 4)) as confidence,
        updated_at
    from weighed

),

bands as (

    select
        band,
        lower_bound,
        lead(lower_bound) over (order by lower_bound, band) as upper_bound
    from {{ ref('health_bands') }}

),

banded as (

    select
        rounded.*,
        bands.band
    from rounded
    left join bands
        on
            rounded.health_score >= bands.lower_bound
            and (rounded.health_score < bands.upper_bound or bands.upper_bound is null)

)

select
    {% for column in key + figures -%}
        banded.{{ column }},
    {% endfor -%}
    {{ changed_at('banded', figures) }} as updated_at
from banded
{{ with_last_build('banded', key, figures) }}
