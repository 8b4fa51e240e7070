{{ config(severity='warn') }}

-- The scores of today are spread otherwise than those of the day on which the model was judged.
select
    drift.target,
    drift.psi
from {{ ref('feature_drift') }} as drift
where
    drift.feature = 'score'
    and drift.severity = 'error'
    and exists (
        select 1
        from {{ ref('constituent_scores') }} as scores
        where scores.target = drift.target and scores.method = 'model'
    )
