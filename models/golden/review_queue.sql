with doubts as (

    select
        decisions.left_key,
        decisions.right_key,
        decisions.reason,
        coalesce(decisions.confidence, decisions.score) as score,
        left_side.constituent_id as left_constituent_id,
        right_side.constituent_id as right_constituent_id,
        least(left_side.constituent_id, right_side.constituent_id)
        || '/' || greatest(left_side.constituent_id, right_side.constituent_id) as review_id,
        case
            -- a match across two clusters would join people whom a conflict keeps apart
            when decisions.decision = 'match' then 'conflict_in_cluster'
            else decisions.reason
        end as review_reason
    from {{ ref('pair_decisions') }} as decisions
    inner join {{ ref('identity_map') }} as left_side on decisions.left_key = left_side.record_key
    inner join {{ ref('identity_map') }} as right_side on decisions.right_key = right_side.record_key
    inner join {{ ref('known_records') }} as left_known on decisions.left_key = left_known.record_key
    inner join {{ ref('known_records') }} as right_known on decisions.right_key = right_known.record_key
    where
        decisions.decision in ('match', 'review')
        and left_side.constituent_id != right_side.constituent_id

),

settled as (

    select distinct
        least(left_side.constituent_id, right_side.constituent_id)
        || '/' || greatest(left_side.constituent_id, right_side.constituent_id) as review_id
    from {{ ref('steward_pairs') }} as decisions
    inner join {{ ref('identity_map') }} as left_side on decisions.left_key = left_side.record_key
    inner join {{ ref('identity_map') }} as right_side on decisions.right_key = right_side.record_key
    where decisions.decision = 'different'

),

sizes as (

    select
        constituent_id,
        count(*) as record_count
    from {{ ref('identity_map') }}
    group by constituent_id

),

ranked as (

    select
        *,
        count(*) over (partition by review_id) as pair_count,
        row_number() over (partition by review_id order by score desc, left_key, right_key) as choice
    from doubts
    where review_id not in (select review_id from settled)

),

-- two constituents are decided once, by their pair of records with the highest score
chosen as (

    select
        ranked.*,
        -- number of records that a match would join, times the probability of a match
        round(ranked.score * (left_size.record_count + right_size.record_count), 4) as expected_value
    from ranked
    inner join sizes as left_size on ranked.left_constituent_id = left_size.constituent_id
    inner join sizes as right_size on ranked.right_constituent_id = right_size.constituent_id
    where ranked.choice = 1

),

thresholds as (

    {{ seed_values('match_thresholds', 'threshold', 'value', ['automatic_match']) }}

),

{{ evidence_steps('chosen') }}

select
    evidence.review_id,
    evidence.left_constituent_id,
    evidence.right_constituent_id,
    evidence.left_system,
    evidence.left_record_id,
    evidence.right_system,
    evidence.right_record_id,
    evidence.review_reason,
    -- the words of HL7's match-grade
    case when evidence.score >= thresholds.automatic_match then 'probable' else 'possible' end as match_grade,
    evidence.score,
    evidence.sentence || case
        when evidence.review_reason = 'conflict_in_cluster'
            then ' Yet the two groups that the link would join do not fit together.'
        else ''
    end as sentence,
    evidence.pair_count,
    evidence.expected_value,
    cast(
        row_number() over (order by evidence.expected_value desc, evidence.left_key, evidence.right_key) as bigint
    ) as priority
from evidence
cross join thresholds
