with links as (

    select
        decisions.*,
        left_side.cluster_key = right_side.cluster_key as is_one_cluster
    from {{ ref('pair_decisions') }} as decisions
    inner join {{ ref('identity_clusters') }} as left_side on decisions.left_key = left_side.record_key
    inner join {{ ref('identity_clusters') }} as right_side on decisions.right_key = right_side.record_key
    where decisions.decision in ('match', 'review')

),

ends as (

    select
        links.*,
        left_key as record_key,
        right_key as other_key
    from links
    union all
    select
        links.*,
        right_key as record_key,
        left_key as other_key
    from links

),

-- exact < low < medium as words; what counts is exact before medium before low
ranked as (

    select
        record_key,
        confidence_tier,
        reason,
        confidence,
        row_number() over (
            partition by record_key
            order by
                case confidence_tier when 'exact' then 1 when 'medium' then 2 else 3 end,
                confidence desc,
                other_key
        ) as choice
    from ends
    where decision = 'match' and is_one_cluster

),

-- waits for a person: a doubtful pair, and a link that would join two people
doubts as (

    select
        record_key,
        count(*) as pending_reviews
    from ends
    where not is_one_cluster
    group by record_key

)

select
    records.record_key,
    records.record_id,
    records.source_system,
    constituents.constituent_id,
    constituents.household_id,
    coalesce(ranked.confidence_tier, 'single') as confidence_tier,
    coalesce(ranked.reason, 'none') as matched_by,
    ranked.confidence as match_confidence,
    coalesce(doubts.pending_reviews, 0) as pending_reviews
from {{ ref('source_records') }} as records
inner join {{ ref('record_constituents') }} as constituents
    on records.source_system = constituents.source_system and records.record_id = constituents.record_id
left join ranked on records.record_key = ranked.record_key and ranked.choice = 1
left join doubts on records.record_key = doubts.record_key
