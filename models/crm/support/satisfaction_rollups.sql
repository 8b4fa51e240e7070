{%- set measures = ['average_csat', 'satisfied_share', 'nps'] -%}

with answers as (

    select
        survey_id,
        row_of_id,
        source_record_id,
        ticket_id,
        {{ known_id('facility_id') }} as facility_id,
        cohort_month as month,
        answered_at,
        {% for score, scale in {'csat': checked('csat_scale'), 'nps': checked('nps_scale')}.items() -%}
            case when {{ score }}_score between {{ scale | join(' and ') }} then {{ score }}_score end as {{ score }},
        {% endfor -%}
        coalesce({{ happened_by_now('updated_at', 'answered_at') }}, answered_at) as updated_at
    from {{ ref('stg_satisfaction') }}
    where cohort_month is not null and {{ is_first_of_its_id('survey_id') }}

),

-- the last answer of a person about a ticket counts; without a ticket, the last one of the person in the month
ranked as (

    select
        *,
        row_number() over (
            partition by
                source_record_id,
                ticket_id,
                case when ticket_id is null then month end,
                case when source_record_id is null then survey_id end,
                case when source_record_id is null and survey_id is null then row_of_id end
            order by answered_at desc, coalesce(survey_id, '') desc, row_of_id
        ) as answer_number
    from answers

),

counted as (

    {% for facility_id in ['facility_id', "'all'"] %}
        {{ 'union all' if not loop.first }}
        select
            {{ facility_id }} as facility_id,
            month,
            count(*) as responses,
            count(csat) as csat_responses,
            sum(csat) as csat_total,
            count(case when csat >= {{ checked('csat_satisfied_from') }} then 1 end) as satisfied,
            count(nps) as nps_responses,
            count(case when nps >= {{ checked('nps_promoter_from') }} then 1 end) as promoters,
            count(case when nps <= {{ checked('nps_detractor_to') }} then 1 end) as detractors,
            max(updated_at) as updated_at
        from ranked
        where answer_number = 1
        group by {{ 'facility_id, ' if facility_id == 'facility_id' }}month
    {% endfor %}

),

rated as (

    select
        *,
        {{ rate('csat_total', 'csat_responses') }} as average_csat,
        {{ rate('satisfied', 'csat_responses') }} as satisfied_share,
        {{ rate('promoters', 'nps_responses') }} as promoter_rate,
        {{ rate('detractors', 'nps_responses') }} as detractor_rate,
        100 * {{ rate('promoters - detractors', 'nps_responses') }} as nps
    from counted

)

select
    rated.facility_id,
    rated.month,
    rated.responses,
    rated.csat_responses,
    rated.satisfied,
    rated.average_csat,
    rated.satisfied_share,
    rated.nps_responses,
    rated.promoters,
    rated.nps_responses - rated.promoters - rated.detractors as passives,
    rated.detractors,
    rated.promoter_rate,
    rated.detractor_rate,
    rated.nps,
    {% for measure in measures -%}
        rated.{{ measure }} - before.{{ measure }} as {{ measure }}_change,
    {% endfor -%}
    rated.updated_at
from rated
left join rated as before
    on
        rated.facility_id = before.facility_id
        and cast({{ dbt.dateadd('month', -1, 'rated.month') }} as date) = before.month
