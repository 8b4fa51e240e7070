{{ config(materialized='view') }}

with decisions as (

    select * from {{ ref('pair_decisions') }}
    where decision in ('match', 'review', 'household')

),

{{ evidence_steps('decisions') }}

select
    left_key,
    right_key,
    left_system,
    left_record_id,
    right_system,
    right_record_id,
    decision,
    reason,
    confidence_tier,
    confidence,
    score,
    bits,
    sentence
from evidence
