{{ config(severity='warn') }}

-- The model in use ranks the latest known people no better than a simple score does. Its scores stay; learn it anew.
with areas as (

    select
        evaluation.target,
        max(case when evaluation.predictor = 'ours' then evaluation.high end) as ours_at_most,
        max(case when evaluation.predictor != 'ours' then evaluation.value end) as best_simple
    from {{ ref('model_evaluation') }} as evaluation
    where
        evaluation.measure = 'auc'
        and evaluation.segment = 'all'
        and evaluation.predictor in ('ours', 'recency', 'rfm', 'logistic')
    group by evaluation.target

)

select
    areas.target,
    areas.ours_at_most,
    areas.best_simple
from areas
where
    areas.ours_at_most < areas.best_simple
    and exists (
        select 1
        from {{ ref('constituent_scores') }} as scores
        where scores.target = areas.target and scores.method = 'model'
    )
