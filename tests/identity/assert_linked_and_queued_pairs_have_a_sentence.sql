{{ config(tags=['thorough'], meta={'dimension': 'completeness', 'model': 'pair_evidence'}) }}

-- Every pair that was linked or queued has a sentence with the reason.
select
    decisions.left_key,
    decisions.right_key
from {{ ref('pair_decisions') }} as decisions
left join {{ ref('pair_evidence') }} as evidence
    on decisions.left_key = evidence.left_key and decisions.right_key = evidence.right_key
where decisions.decision in ('match', 'review') and evidence.sentence is null
