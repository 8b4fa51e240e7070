select
    records.record_key,
    max(decisions.decided_on) as decided_on
from {{ steward_decisions() }} as decisions
inner join {{ ref('source_records') }} as records
    on decisions.left_system = records.source_system and decisions.left_record_id = records.record_id
where decisions.decision = 'split' and decisions.counts
group by records.record_key
