select
    log.log_number as history_number,
    log.event,
    log.recorded_at,
    log.previous_constituent_id as from_constituent_id,
    log.constituent_id as to_constituent_id,
    log.record_count,
    log.cause,
    log.source_system,
    log.record_id,
    log.linked_system,
    log.linked_record_id,
    former.live_id as from_constituent_id_today,
    present.live_id as to_constituent_id_today
from {{ ref('resolution_log') }} as log
left join {{ ref('live_constituents') }} as former on log.previous_constituent_id = former.constituent_id
left join {{ ref('live_constituents') }} as present on log.constituent_id = present.constituent_id
where log.event in ('merged', 'split')
