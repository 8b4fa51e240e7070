with opportunities as (

    select
        opportunities.*,
        leads.facility_id as facility_of_lead,
        leads.month as month_of_lead,
        -- an opportunity that closes later is open today
        case
            when cast(opportunities.closed_at as date) > {{ as_of_date() }} then 'opportunity'
            else opportunities.stage
        end as stage_today
    from {{ ref('stg_opportunities') }} as opportunities
    left join {{ ref('counted_leads') }} as leads on opportunities.lead_id = leads.lead_id
    where
        opportunities.cohort_month is not null
        and {{ is_first_of_its_id('opportunities.opportunity_id') }}

)

select
    opportunities.opportunity_id,
    opportunities.lead_id,
    {{ known_id('opportunities.facility_id') }} as facility_id,
    {{ known_id('opportunities.rep_id') }} as rep_id,
    coalesce(opportunities.facility_of_lead, {{ known_id('opportunities.facility_id') }}) as facility_of_lead,
    coalesce(opportunities.month_of_lead, opportunities.cohort_month) as month_of_lead,
    opportunities.stage_today as stage,
    coalesce(stages.is_open, false) as is_open,
    coalesce(opportunities.stage_today = 'won', false) as is_won,
    coalesce(opportunities.stage_today = 'lost', false) as is_lost,
    case when opportunities.amount >= 0 then opportunities.amount end as amount,
    case when opportunities.win_probability between 0 and 1 then opportunities.win_probability end as win_probability,
    opportunities.created_at,
    opportunities.expected_close_on,
    {{ until_today('opportunities.closed_at') }} as closed_at,
    coalesce({{ until_today('opportunities.updated_at') }}, opportunities.created_at) as updated_at
from opportunities
left join {{ ref('pipeline_stages') }} as stages on opportunities.stage_today = stages.stage
