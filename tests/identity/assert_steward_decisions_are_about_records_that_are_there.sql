{{ config(severity='warn') }}

-- A decision about a record that has left its source waits for it to come back, and stops nothing.
select
    decisions.left_system,
    decisions.left_record_id,
    decisions.right_system,
    decisions.right_record_id,
    one.record_id is not null as left_is_there,
    other.record_id is not null as right_is_there
from {{ steward_decisions() }} as decisions
left join {{ ref('record_constituents') }} as one
    on decisions.left_system = one.source_system and decisions.left_record_id = one.record_id
left join {{ ref('record_constituents') }} as other
    on decisions.right_system = other.source_system and decisions.right_record_id = other.record_id
where one.record_id is null or other.record_id is null
