{{ config(severity='warn', meta={'dimension': 'integrity'}) }}

-- A decision about a record that has left its source waits until the record comes back, and stops nothing.
select
    left_system,
    left_record_id,
    right_system,
    right_record_id,
    left_is_there,
    right_is_there
from {{ waiting_steward_decisions() }} as decisions
where issue = 'unknown_record'
