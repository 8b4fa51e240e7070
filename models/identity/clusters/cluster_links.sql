with matched as (

    select left_key as record_key
    from {{ ref('pair_decisions') }}
    where decision = 'match'
    union
    select right_key as record_key
    from {{ ref('pair_decisions') }}
    where decision = 'match'

),

kinds as (

    select
        left_key,
        right_key,
        case
            when decision = 'match' then 'person'
            -- a doubt that only a steward can settle lives in one home, as two people until then
            when decision = 'household' or decision = 'review' and is_veto then 'household'
            when is_veto then 'apart'
            else 'doubt'
        end as kind,
        is_veto,
        is_certain,
        is_copy,
        reason in ('steward_same', 'steward_different') as is_decided,
        coalesce(confidence, 0) as confidence,
        bits
    from {{ ref('pair_decisions') }}
    -- who was split off is joined by decisions alone
    where reason != 'steward_split'

)

-- doubt matters only between records that could come into one group
select kinds.*
from kinds
where
    kinds.kind != 'doubt'
    or (
        kinds.left_key in (select record_key from matched)
        and kinds.right_key in (select record_key from matched)
    )
