{{ config(meta={'model': 'identity_map'}) }}

-- Two records that a veto keeps apart share a constituent only where certain links join them.
with certain as (

    select left_key as record_key
    from {{ ref('pair_decisions') }}
    where is_certain
    union
    select right_key as record_key
    from {{ ref('pair_decisions') }}
    where is_certain

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
    and not (
        decisions.left_key in (select record_key from certain)
        and decisions.right_key in (select record_key from certain)
    )
