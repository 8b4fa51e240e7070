select
    left_key,
    right_key,
    case
        when decision = 'match' then 'person'
        when decision = 'household' then 'household'
        else 'apart'
    end as kind,
    is_veto,
    is_certain,
    coalesce(confidence, 0) as confidence,
    false as is_copy,
    cast(null as double) as bits
from {{ ref('pair_decisions') }}
where decision in ('match', 'household') or is_veto
