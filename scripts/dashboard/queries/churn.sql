-- People with an open plan by churn score, tier, segment and systems.
select
    people.segment,
    people.systems,
    churn.churn_tier,
    cast(floor(churn.churn_score * 50) as integer) as band,
    count(*) as people,
    sum(case when churn.is_high then 1 else 0 end) as high_people,
    sum(churn.churn_score) as score_sum,
    sum(churn.value_at_stake) as at_stake,
    sum(churn.value_at_risk) as at_risk,
    sum(case when churn.is_high then churn.value_at_risk else 0 end) as high_at_risk
from predictions.churn_scores as churn
inner join segmented as people
    on churn.constituent_id = people.constituent_id
group by people.segment, people.systems, churn.churn_tier, cast(floor(churn.churn_score * 50) as integer)
order by band, people.segment, people.systems
