with across as (

    select
        decisions.left_key,
        decisions.right_key,
        decisions.reason,
        coalesce(decisions.confidence, decisions.score) as score,
        left_side.constituent_id as left_constituent_id,
        right_side.constituent_id as right_constituent_id,
        least(left_side.constituent_id, right_side.constituent_id)
        || '/' || greatest(left_side.constituent_id, right_side.constituent_id) as review_id,
        'possible_match' as kind,
        -- something says that they are two, whatever the score
        decisions.decision = 'match' or reasons.is_veto or decisions.reason = 'suffix_doubt' as is_contested,
        case
            -- a match across two clusters would join people whom a conflict keeps apart
            when decisions.decision = 'match' then 'conflict_in_cluster'
            else decisions.reason
        end as review_reason
    from {{ ref('pair_decisions') }} as decisions
    inner join {{ ref('decision_reasons') }} as reasons on decisions.reason = reasons.reason
    inner join {{ ref('identity_map') }} as left_side on decisions.left_key = left_side.record_key
    inner join {{ ref('identity_map') }} as right_side on decisions.right_key = right_side.record_key
    inner join {{ ref('known_records') }} as left_known on decisions.left_key = left_known.record_key
    inner join {{ ref('known_records') }} as right_known on decisions.right_key = right_known.record_key
    where
        decisions.decision in ('match', 'review')
        and left_side.constituent_id != right_side.constituent_id

),

-- two records of one constituent that were compared and do not look like one person: others join them
within as (

    select
        decisions.left_key,
        decisions.right_key,
        decisions.reason,
        decisions.score,
        left_side.constituent_id as left_constituent_id,
        right_side.constituent_id as right_constituent_id,
        left_side.constituent_id || '/' || right_side.constituent_id as review_id,
        'possible_over_merge' as kind,
        true as is_contested,
        'weak_within_cluster' as review_reason
    from {{ ref('pair_decisions') }} as decisions
    inner join {{ ref('identity_map') }} as left_side on decisions.left_key = left_side.record_key
    inner join {{ ref('identity_map') }} as right_side on decisions.right_key = right_side.record_key
    inner join {{ ref('known_records') }} as left_known on decisions.left_key = left_known.record_key
    inner join {{ ref('known_records') }} as right_known on decisions.right_key = right_known.record_key
    where
        decisions.decision in ('review', 'no_match')
        and decisions.score is not null
        and decisions.reason != 'steward_split'
        and left_side.constituent_id = right_side.constituent_id

),

doubts as (

    select * from across
    union all
    select * from within

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
        row_number() over (
            partition by review_id
            order by case when kind = 'possible_match' then score else 1 - score end desc, left_key, right_key
        ) as choice
    from doubts
    where review_id not in (select review_id from settled)

),

-- two constituents are decided once, by their pair of records with the highest score
chosen as (

    select
        ranked.*,
        -- records that the answer would join or part, times the probability that it does
        round(
            case
                when ranked.kind = 'possible_over_merge'
                    then (1 - ranked.score) * left_size.record_count * {{ checked('review_chance_of_over_merge') }}
                else ranked.score * (left_size.record_count + right_size.record_count)
                    * case when ranked.is_contested then {{ checked('review_chance_of_conflict') }} else 1 end
            end, 4
        ) as expected_value
    from ranked
    inner join sizes as left_size on ranked.left_constituent_id = left_size.constituent_id
    inner join sizes as right_size on ranked.right_constituent_id = right_size.constituent_id
    where ranked.choice = 1

),

-- since when both records are there
seen as (

    select
        source_system,
        record_id,
        min(recorded_at) as first_seen_at
    from {{ ref('identity_ledger') }}
    group by source_system, record_id

),

thresholds as (

    {{ seed_values('match_thresholds', 'threshold', 'value', ['automatic_match']) }}

),

{{ evidence_steps('chosen') }}

select
    evidence.review_id,
    evidence.kind,
    evidence.left_constituent_id,
    left_person.canonical_full_name as left_name,
    evidence.right_constituent_id,
    right_person.canonical_full_name as right_name,
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
        when evidence.kind = 'possible_over_merge' then ' Yet other records join them.'
        else ''
    end as sentence,
    case
        when evidence.kind = 'possible_over_merge' then 'same'
        when evidence.score >= 0.5 and not evidence.is_contested then 'same'
        else 'different'
    end as suggested_decision,
    cast(greatest(left_seen.first_seen_at, right_seen.first_seen_at) as date) as waiting_since,
    evidence.pair_count,
    evidence.expected_value,
    evidence.expected_value >= {{ checked('review_least_value') }} as is_worth_a_look,
    cast(
        row_number() over (order by evidence.expected_value desc, evidence.left_key, evidence.right_key) as bigint
    ) as priority
from evidence
cross join thresholds
inner join {{ ref('constituents') }} as left_person on evidence.left_constituent_id = left_person.constituent_id
inner join {{ ref('constituents') }} as right_person on evidence.right_constituent_id = right_person.constituent_id
inner join seen as left_seen
    on evidence.left_system = left_seen.source_system and evidence.left_record_id = left_seen.record_id
inner join seen as right_seen
    on evidence.right_system = right_seen.source_system and evidence.right_record_id = right_seen.record_id
