{{ config(materialized='view') }}

select
    written_in,
    left_system,
    left_record_id,
    right_system,
    right_record_id,
    decision,
    attribute,
    reviewer,
    reason,
    decided_on
from {{ steward_decisions() }} as decisions
where not counts
