-- The constituents as each monthly copy has kept them.
select
    copies.snapshot_month as period,
    count(*) as people,
    sum(case when copies.is_member then 1 else 0 end) as members,
    sum(case when copies.is_sustainer then 1 else 0 end) as sustainers,
    sum(case when copies.is_subscriber then 1 else 0 end) as subscribers,
    sum(copies.lifetime_value) as lifetime_value,
    sum(case when tiers.is_high then 1 else 0 end) as at_high_risk
from snapshots.monthly_constituents as copies
left join reference.churn_tiers as tiers
    on copies.churn_tier = tiers.tier
group by copies.snapshot_month
order by copies.snapshot_month
