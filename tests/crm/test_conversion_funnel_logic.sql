-- A funnel only narrows: no stage has more leads than the one before it, and rates follow from the counts. Also,
-- every cohort has all stages, reps add up to their facility, and facilities add up to all.
with stages as (

    select
        *,
        lag(entities) over (
            partition by facility_id, rep_id, month
            order by stage_number, funnel_stage
        ) as entities_before
    from {{ ref('conversion_funnel') }}

),

wrong_rows as (

    select
        case
            when entities < 0 or out_of_order < 0 then 'fewer than none'
            when entities > entities_before then 'more than at the stage before'
            when rate_from_before < 0 or rate_from_before > 1 or rate_from_first < 0 or rate_from_first > 1
                then 'a rate that is no share'
            when rate_from_first > rate_from_before then 'more of all than of the stage before'
            when coalesce(entities_before, 0) > 0 and rate_from_before is null then 'no rate from somebody'
            when entities_before = 0 and rate_from_before is not null then 'a rate from nobody'
        end as fault,
        facility_id,
        rep_id,
        month
    from stages

),

wrong_cohorts as (

    select
        'not one row per stage of the funnel' as fault,
        facility_id,
        rep_id,
        month
    from stages
    group by facility_id, rep_id, month
    having
        count(*) != max(stage_number)
        or max(stage_number) != (
            select max(funnel_position)
            from {{ ref('pipeline_stages') }}
        )

),

wrong_positions as (

    select
        'not in the order of pipeline_stages' as fault,
        stages.facility_id,
        stages.rep_id,
        stages.month
    from stages
    inner join {{ ref('pipeline_stages') }} as positions on stages.funnel_stage = positions.stage
    where stages.stage_number != positions.funnel_position

),

wrong_sums as (

    select
        'parts do not add up' as fault,
        'all' as facility_id,
        'all' as rep_id,
        month
    from stages
    group by month, funnel_stage
    having
        sum(case when facility_id = 'all' then entities else 0 end)
        != sum(case when facility_id != 'all' and rep_id = 'all' then entities else 0 end)
        or sum(case when facility_id = 'all' then entities else 0 end)
        != sum(case when facility_id != 'all' and rep_id != 'all' then entities else 0 end)

)

select * from wrong_rows
where fault is not null
union all
select * from wrong_cohorts
union all
select * from wrong_positions
union all
select * from wrong_sums
