with churn as (

    select * from {{ ref('churn_scores') }}

),

-- the ask that brings most, of those that are likely, and of all where none is
asks as (

    select
        *,
        row_number() over (
            partition by constituent_id order by case when upgrade_level = 'high' then 0 else 1 end, path_rank
        ) as ask_rank
    from {{ ref('upgrade_scores') }}

),

upgrade as (

    select * from asks
    where ask_rank = 1

),

lowest_tier as (

    select tier from {{ ref('churn_tiers') }}
    where from_score = 0

),

scored as (

    select
        coalesce(churn.constituent_id, upgrade.constituent_id) as constituent_id,
        coalesce(churn.as_of_date, upgrade.as_of_date) as as_of_date,
        churn.churn_score,
        coalesce(churn.churn_tier, lowest_tier.tier) as churn_tier,
        case when churn.is_high then 'high' else 'low' end as churn_level,
        churn.likely_kind,
        upgrade.path,
        upgrade.ask,
        upgrade.upgrade_score,
        coalesce(upgrade.upgrade_level, 'low') as upgrade_level,
        coalesce(churn.value_at_risk, 0) as value_at_risk,
        coalesce(upgrade.expected_gain, 0) as expected_gain,
        case when churn.is_high then churn.reason_1 else coalesce(upgrade.reason_1, churn.reason_1) end as reason_1,
        case when churn.is_high then churn.reason_2 else coalesce(upgrade.reason_2, churn.reason_2) end as reason_2,
        case when churn.is_high then churn.reason_3 else coalesce(upgrade.reason_3, churn.reason_3) end as reason_3
    from churn
    full outer join upgrade on churn.constituent_id = upgrade.constituent_id
    cross join lowest_tier

),

planned as (

    select
        scored.*,
        matrix.segment,
        matrix.what_to_do,
        tiers.action,
        tiers.within_hours,
        tiers.channel as suited_channel,
        -- an ask is worth nothing now where something has to be mended first
        cast(
            scored.value_at_risk + case when matrix.segment = 'save_first' then 0 else scored.expected_gain end as decimal(18, 2)
        ) as expected_value
    from scored
    inner join {{ ref('action_matrix') }} as matrix
        on scored.upgrade_level = matrix.upgrade_level and scored.churn_level = matrix.churn_level
    inner join {{ ref('churn_tiers') }} as tiers on scored.churn_tier = tiers.tier

),

channels as (

    select
        planned.constituent_id,
        consent.channel,
        row_number() over (
            partition by planned.constituent_id
            order by case when consent.channel = planned.suited_channel then 0 else 1 end, known_channels.position
        ) as choice
    from planned
    inner join {{ ref('consent') }} as consent on planned.constituent_id = consent.constituent_id and consent.may_contact
    inner join {{ ref('contact_channels') }} as known_channels on consent.channel = known_channels.channel

)

select
    planned.constituent_id,
    constituents.household_id,
    planned.as_of_date,
    planned.segment,
    planned.what_to_do,
    planned.churn_score,
    planned.churn_tier,
    planned.likely_kind,
    planned.path as upgrade_path,
    planned.ask,
    planned.upgrade_score,
    planned.upgrade_level,
    planned.action,
    planned.within_hours,
    channels.channel,
    case when channels.channel is null then 'no channel is allowed' end as suppressed_because,
    planned.expected_value,
    cast(row_number() over (
        order by
            case when channels.channel is null then 1 else 0 end,
            case when planned.within_hours is null and planned.upgrade_level = 'low' then 1 else 0 end,
            planned.expected_value desc,
            planned.constituent_id
    ) as {{ dbt.type_bigint() }}) as priority,
    planned.reason_1,
    planned.reason_2,
    planned.reason_3
from planned
inner join {{ ref('constituents') }} as constituents on planned.constituent_id = constituents.constituent_id
left join channels on planned.constituent_id = channels.constituent_id and channels.choice = 1
