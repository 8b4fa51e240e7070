-- What weighted_pipeline_scenarios says of a scenario, facility, rep and month is the sum over the stages, to the cent.
with by_stage as (

    select
        scenario,
        facility_id,
        rep_id,
        month,
        sum(opportunities) as opportunities,
        sum(opportunities_left_out) as opportunities_left_out,
        sum(amount) as amount,
        sum(weighted_amount) as weighted_amount
    from {{ ref('weighted_pipeline_by_stage') }}
    group by scenario, facility_id, rep_id, month

)

select
    scenarios.scenario,
    scenarios.facility_id,
    scenarios.rep_id,
    scenarios.month
from {{ ref('weighted_pipeline_scenarios') }} as scenarios
full outer join by_stage
    on
        scenarios.scenario = by_stage.scenario
        and scenarios.facility_id = by_stage.facility_id
        and scenarios.rep_id = by_stage.rep_id
        and coalesce(scenarios.month, {{ earliest_event_date() }}) = coalesce(by_stage.month, {{ earliest_event_date() }})
where
    scenarios.scenario is null
    or by_stage.scenario is null
    or scenarios.opportunities != by_stage.opportunities
    or scenarios.opportunities_left_out != by_stage.opportunities_left_out
    or scenarios.amount != by_stage.amount
    or scenarios.weighted_amount != by_stage.weighted_amount
