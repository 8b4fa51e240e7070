-- The people in the tiers that call for an action, those who have paid most in all first. Ids and no names.
select
    churn.constituent_id,
    people.segment,
    people.systems,
    people.lifetime_value,
    churn.churn_score,
    churn.churn_tier,
    churn.likely_kind,
    churn.value_at_risk,
    churn.reason_1
from predictions.churn_scores as churn
inner join segmented as people
    on churn.constituent_id = people.constituent_id
where churn.is_high
order by people.lifetime_value desc, churn.constituent_id
limit 500
