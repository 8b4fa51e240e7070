-- People with an open plan by churn tier and by what they have paid in all.
select
    people.segment,
    people.systems,
    churn.churn_tier,
    case
        when people.lifetime_value < 100 then 1
        when people.lifetime_value < 250 then 2
        when people.lifetime_value < 500 then 3
        when people.lifetime_value < 1000 then 4
        when people.lifetime_value < 2500 then 5
        else 6
    end as value_band,
    count(*) as people,
    sum(people.lifetime_value) as lifetime_value,
    sum(churn.value_at_risk) as at_risk
from predictions.churn_scores as churn
inner join segmented as people
    on churn.constituent_id = people.constituent_id
group by
    people.segment,
    people.systems,
    churn.churn_tier,
    case
        when people.lifetime_value < 100 then 1
        when people.lifetime_value < 250 then 2
        when people.lifetime_value < 500 then 3
        when people.lifetime_value < 1000 then 4
        when people.lifetime_value < 2500 then 5
        else 6
    end
order by value_band, churn.churn_tier, people.segment, people.systems
