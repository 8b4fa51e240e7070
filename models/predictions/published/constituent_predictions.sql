{{ config(materialized='view') }}

with upgrades as (

    select
        constituent_id,
        max(upgrade_score) as upgrade_propensity
    from {{ ref('upgrade_scores') }}
    group by constituent_id

)

select
    coalesce(churn.constituent_id, upgrades.constituent_id) as constituent_id,
    churn.churn_score as churn_risk_score,
    churn.churn_tier,
    upgrades.upgrade_propensity
from {{ ref('churn_scores') }} as churn
full outer join upgrades on churn.constituent_id = upgrades.constituent_id
