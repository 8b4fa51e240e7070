with reports as (

    select
        metric,
        period_starts_on,
        min(dbt_valid_from) as reported_at
    from {{ ref('metric_contributions_snapshot') }}
    group by metric, period_starts_on

),

as_reported as (

    select
        states.metric,
        states.period_starts_on,
        states.contributor,
        states.constituent_id,
        states.value
    from {{ ref('metric_contributions_snapshot') }} as states
    inner join reports
        on states.metric = reports.metric and states.period_starts_on = reports.period_starts_on
    where
        states.dbt_valid_from <= reports.reported_at
        and coalesce(states.dbt_valid_to > reports.reported_at, true)
        and not {{ is_marked_deleted('states.dbt_is_deleted') }}

),

changes as (

    select
        coalesce(known.metric, as_reported.metric) as metric,
        coalesce(known.period_starts_on, as_reported.period_starts_on) as period_starts_on,
        coalesce(known.contributor, as_reported.contributor) as contributor,
        coalesce(as_reported.constituent_id, known.constituent_id) as constituent_id,
        as_reported.metric is null as is_late,
        coalesce(known.value, 0) - coalesce(as_reported.value, 0) as changed_by
    from {{ ref('metric_contributions') }} as known
    full outer join as_reported
        on
            known.metric = as_reported.metric
            and known.period_starts_on = as_reported.period_starts_on
            and known.contributor = as_reported.contributor
    where coalesce(known.value, 0) != coalesce(as_reported.value, 0)

),

-- of a constituent, when its records last changed
moves as (

    select
        constituent_id,
        max(recorded_at) as moved_at
    from (
        select
            constituent_id,
            recorded_at
        from {{ ref('identity_ledger') }}
        where event != 'born'
        union all
        select
            previous_constituent_id as constituent_id,
            recorded_at
        from {{ ref('identity_ledger') }}
        where previous_constituent_id is not null
    ) as entries
    group by constituent_id

),

definitions as (

    select
        metric,
        period_starts_on,
        restated_from.fingerprint != current_fingerprint as is_redefined
    from (
        select
            states.metric,
            states.period_starts_on,
            states.fingerprint,
            definitions.fingerprint as current_fingerprint,
            row_number() over (
                partition by states.metric, states.period_starts_on order by states.dbt_valid_from, states.dbt_scd_id
            ) as state
        from {{ ref('metric_values_snapshot') }} as states
        inner join {{ ref('metric_definitions') }} as definitions on states.metric = definitions.metric
        where states.dimension = 'all'
    ) as restated_from
    where state = 1

),

caused as (

    select
        changes.metric,
        changes.period_starts_on,
        changes.changed_by,
        case
            when definitions.is_redefined then 'definition_change'
            when changes.contributor = changes.constituent_id and moves.moved_at > reports.reported_at then 'identity_change'
            when changes.constituent_id is not null and constituents.constituent_id is null and changes.changed_by < 0
                then 'erasure'
            when changes.is_late then 'late_data'
            else 'correction'
        end as cause
    from changes
    inner join reports on changes.metric = reports.metric and changes.period_starts_on = reports.period_starts_on
    left join definitions
        on changes.metric = definitions.metric and changes.period_starts_on = definitions.period_starts_on
    left join moves on changes.constituent_id = moves.constituent_id
    left join {{ ref('constituents') }} as constituents on changes.constituent_id = constituents.constituent_id

)

select
    metric,
    period_starts_on,
    cause,
    count(*) as contributors,
    cast(sum(changed_by) as decimal(20, 6)) as restated_by
from caused
group by metric, period_starts_on, cause
