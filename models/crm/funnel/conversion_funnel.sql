{#- The stages in order, as in pipeline_stages. -#}
{%- set stages = ['lead', 'sql', 'opportunity', 'won'] -%}
{%- set key = ['facility_id', 'rep_id', 'month', 'funnel_stage'] -%}
{%- set compared = ['entities', 'out_of_order', 'rate_from_before', 'rate_from_first'] -%}

with leads as (

    select
        coalesce(facility_id, 'all') as facility_id,
        coalesce(rep_id, 'all') as rep_id,
        month,
        count(*) as lead,
        count(*) as lead_given,
        {% for stage in stages[1:] -%}
            count(case when is_{{ stage }} then 1 end) as {{ stage }},
            count({{ stage }}_at) as {{ stage }}_given,
        {% endfor -%}
        max(updated_at) as updated_at
    from {{ ref('counted_leads') }}
    group by rollup(month, facility_id, rep_id)
    having month is not null

),

facilities as (

    select distinct facility_id
    from leads

),

-- a facility has rows for every month, a rep for the months in which they had a lead
keys as (

    select
        facility_id,
        rep_id,
        month
    from leads
    union distinct
    select
        facilities.facility_id,
        'all' as rep_id,
        months.month
    from facilities
    cross join {{ ref('cohort_months') }} as months

),

figures as (

    {% for stage in stages -%}
        select
            keys.facility_id,
            keys.rep_id,
            keys.month,
            '{{ stage }}' as funnel_stage,
            {{ loop.index }} as stage_number,
            coalesce(leads.{{ stage }}, 0) as entities,
            coalesce(leads.{{ stage }}_given - leads.{{ stage }}, 0) as out_of_order,
            leads.{{ loop.previtem or stage }} as entities_before,
            leads.{{ stages[0] }} as entities_at_first,
            coalesce(leads.updated_at, cast({{ earliest_event_date() }} as {{ dbt.type_timestamp() }})) as updated_at
        from keys
        left join leads
            on keys.facility_id = leads.facility_id and keys.rep_id = leads.rep_id and keys.month = leads.month
        {{ 'union all' if not loop.last }}
    {% endfor %}

),

rates as (

    select
        *,
        {{ rate('entities', 'entities_before') }} as rate_from_before,
        {{ rate('entities', 'entities_at_first') }} as rate_from_first
    from figures

)

select
    {% for column in key + ['stage_number'] + compared -%}
        rates.{{ column }},
    {% endfor -%}
    {{ changed_at('rates', compared) }} as updated_at
from rates
{{ with_last_build('rates', key, compared) }}
