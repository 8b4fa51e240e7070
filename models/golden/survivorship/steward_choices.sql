select
    records.record_key,
    decisions.attribute,
    max(coalesce(decisions.decided_on, cast('1900-01-01' as date))) as chosen_on
from {{ steward_decisions() }} as decisions
inner join {{ ref('source_records') }} as records
    on decisions.left_system = records.source_system and decisions.left_record_id = records.record_id
where decisions.decision = 'set' and decisions.counts
group by records.record_key, decisions.attribute
