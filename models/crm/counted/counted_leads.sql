with leads as (

    select
        lead_id,
        {{ known_id('facility_id') }} as facility_id,
        {{ known_id('rep_id') }} as rep_id,
        cohort_month as month,
        case when pipeline_value >= 0 then pipeline_value end as lead_value,
        created_at,
        {% for moment in ['sql_at', 'opportunity_at', 'won_at', 'lost_at'] -%}
            {{ until_today(moment) }} as {{ moment }},
        {% endfor -%}
        coalesce({{ until_today('updated_at') }}, created_at) as updated_at
    from {{ ref('stg_leads') }}
    where
        cohort_month is not null
        and {{ is_first_of_its_id('lead_id') }}

)

-- a stage counts only after all earlier stages
select
    *,
    coalesce(sql_at >= created_at, false) as is_sql,
    coalesce(sql_at >= created_at and opportunity_at >= sql_at, false) as is_opportunity,
    coalesce(sql_at >= created_at and opportunity_at >= sql_at and won_at >= opportunity_at, false) as is_won
from leads
