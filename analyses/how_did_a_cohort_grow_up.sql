-- How far the leads of one month had come, week by week, over all facilities.
-- dbt show --select how_did_a_cohort_grow_up --vars '{cohort: "2024-01-01"}'
select
    week,
    funnel_stage,
    entities,
    entities_change,
    rate_from_before,
    rate_from_first
from {{ ref('conversion_funnel_trend') }}
where
    facility_id = 'all'
    and month = cast({{ text_literal(var("cohort", "2024-01-01")) }} as date)
order by week, rate_from_first desc, funnel_stage
