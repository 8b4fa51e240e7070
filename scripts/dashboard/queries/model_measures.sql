-- What each predictor did on the latest day on which ours was tested.
select
    evaluation.target,
    targets.label,
    evaluation.as_of_date,
    evaluation.predictor,
    evaluation.measure,
    evaluation.place,
    evaluation.value,
    evaluation.low,
    evaluation.high
from predictions.model_evaluation as evaluation
inner join reference.prediction_targets as targets
    on evaluation.target = targets.target
inner join (
    select
        target,
        max(as_of_date) as as_of_date
    from predictions.model_evaluation
    where predictor = 'ours'
    group by target
) as latest
    on evaluation.target = latest.target and evaluation.as_of_date = latest.as_of_date
where evaluation.segment = 'all' and evaluation.value is not null
order by evaluation.target, evaluation.predictor, evaluation.measure, evaluation.place
