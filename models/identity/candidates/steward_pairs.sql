select
    least(one.record_key, other.record_key) as left_key,
    greatest(one.record_key, other.record_key) as right_key,
    max(decisions.decision) as decision,
    max(decisions.reviewer) as reviewer
from {{ ref('steward_decisions') }} as decisions
inner join {{ ref('source_records') }} as one
    on decisions.left_system = one.source_system and decisions.left_record_id = one.record_id
inner join {{ ref('source_records') }} as other
    on decisions.right_system = other.source_system and decisions.right_record_id = other.record_id
where one.record_key != other.record_key
group by 1, 2
