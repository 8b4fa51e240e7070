with doubts as (

    select
        evidence.*,
        left_side.constituent_id as left_constituent_id,
        right_side.constituent_id as right_constituent_id,
        least(left_side.constituent_id, right_side.constituent_id)
        || '/' || greatest(left_side.constituent_id, right_side.constituent_id) as review_id,
        case
            -- a match that stands in two clusters would have joined people whom a conflict holds apart
            when evidence.decision = 'match' then 'conflict_in_cluster'
            else evidence.reason
        end as review_reason
    from {{ ref('pair_evidence') }} as evidence
    inner join {{ ref('identity_map') }} as left_side on evidence.left_key = left_side.record_key
    inner join {{ ref('identity_map') }} as right_side on evidence.right_key = right_side.record_key
    where
        evidence.decision in ('match', 'review')
        and left_side.constituent_id != right_side.constituent_id

),

-- two constituents are decided once, by the pair of their records that says most
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
            partition by review_id order by coalesce(confidence, score) desc, left_key, right_key
        ) as choice
    from doubts
    where review_id not in (select review_id from settled)

),

thresholds as (

    {{ seed_values('match_thresholds', 'threshold', 'value', ['automatic_match']) }}

)

select
    review_id,
    left_constituent_id,
    right_constituent_id,
    left_system,
    left_record_id,
    right_system,
    right_record_id,
    review_reason,
    -- the words of HL7's match-grade
    case when coalesce(confidence, score) >= thresholds.automatic_match then 'probable' else 'possible' end
        as match_grade,
    coalesce(confidence, score) as score,
    sentence || case
        when review_reason = 'conflict_in_cluster' then ' Yet the two groups that the link would join do not fit together.'
        else ''
    end as sentence,
    pair_count,
    -- records that a yes would bring together, as often as a yes is to be expected
    round(coalesce(confidence, score) * (left_size.record_count + right_size.record_count), 4) as expected_value,
    cast(row_number() over (
        order by
            round(coalesce(confidence, score) * (left_size.record_count + right_size.record_count), 4) desc,
            left_key,
            right_key
    ) as bigint) as priority
from ranked
cross join thresholds
inner join sizes as left_size on ranked.left_constituent_id = left_size.constituent_id
inner join sizes as right_size on ranked.right_constituent_id = right_size.constituent_id
where choice = 1
