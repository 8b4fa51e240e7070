-- Why the records of one constituent are one person: every link, the surest first.
-- dbt show --select why_were_they_matched --vars '{constituent: UC-00000001}'
select
    evidence.left_system,
    evidence.left_record_id,
    evidence.right_system,
    evidence.right_record_id,
    evidence.confidence,
    evidence.sentence
from {{ ref('pair_evidence') }} as evidence
inner join {{ ref('identity_map') }} as left_side on evidence.left_key = left_side.record_key
inner join {{ ref('identity_map') }} as right_side on evidence.right_key = right_side.record_key
where
    evidence.decision = 'match'
    and left_side.constituent_id = {{ text_literal(var("constituent", "UC-00000001")) }}
    and right_side.constituent_id = left_side.constituent_id
order by evidence.confidence desc, evidence.left_key, evidence.right_key
