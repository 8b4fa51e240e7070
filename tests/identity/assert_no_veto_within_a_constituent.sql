{{ config(meta={'model': 'identity_map'}) }}

-- Two records that a veto keeps apart share a constituent only where certain links join them, or a steward joined the people
-- whom they are of. Two that a steward has parted share none.
with certain as (

    select left_key as record_key
    from {{ ref('pair_decisions') }}
    where is_certain
    union
    select right_key as record_key
    from {{ ref('pair_decisions') }}
    where is_certain

),

joined_people as (

    select distinct map.constituent_id
    from {{ ref('steward_pairs') }} as pairs
    inner join {{ ref('identity_map') }} as map on pairs.left_key = map.record_key
    where pairs.decision = 'same'

)

select
    decisions.left_key,
    decisions.right_key,
    decisions.reason
from {{ ref('pair_decisions') }} as decisions
inner join {{ ref('identity_map') }} as left_side on decisions.left_key = left_side.record_key
inner join {{ ref('identity_map') }} as right_side on decisions.right_key = right_side.record_key
where
    decisions.is_veto
    and left_side.constituent_id = right_side.constituent_id
    and (
        decisions.reason = 'steward_different'
        or left_side.constituent_id not in (select constituent_id from joined_people)
    )
    and not (
        decisions.left_key in (select record_key from certain)
        and decisions.right_key in (select record_key from certain)
    )
