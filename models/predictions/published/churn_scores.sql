with scores as (

    select
        constituent_id,
        as_of_date,
        max(case when target = 'churn' then score end) as churn_score,
        max(case when target = 'churn_voluntary' then score end) as voluntary_score,
        max(case when target = 'churn_delinquent' then score end) as delinquent_score,
        max(case when target = 'churn' then value_at_stake end) as value_at_stake,
        max(case when target = 'churn' then reason_1 end) as reason_1,
        max(case when target = 'churn' then reason_2 end) as reason_2,
        max(case when target = 'churn' then reason_3 end) as reason_3,
        max(case when target = 'churn' then method end) as method,
        max(case when target = 'churn' then version end) as model_version
    from {{ ref('explained_scores') }}
    where target in ('churn', 'churn_voluntary', 'churn_delinquent')
    group by constituent_id, as_of_date

),

reached as (

    select
        scores.constituent_id,
        max(tiers.from_score) as from_score
    from scores
    inner join {{ ref('churn_tiers') }} as tiers on scores.churn_score >= tiers.from_score
    group by scores.constituent_id

)

select
    scores.constituent_id,
    scores.as_of_date,
    scores.churn_score,
    tiers.tier as churn_tier,
    tiers.is_high,
    scores.voluntary_score,
    scores.delinquent_score,
    case when scores.delinquent_score > scores.voluntary_score then 'delinquent' else 'voluntary' end as likely_kind,
    cast(coalesce(scores.value_at_stake, 0) as decimal(18, 2)) as value_at_stake,
    cast(scores.churn_score * coalesce(scores.value_at_stake, 0) as decimal(18, 2)) as value_at_risk,
    scores.reason_1,
    scores.reason_2,
    scores.reason_3,
    scores.method,
    scores.model_version
from scores
inner join reached on scores.constituent_id = reached.constituent_id
inner join {{ ref('churn_tiers') }} as tiers on reached.from_score = tiers.from_score
