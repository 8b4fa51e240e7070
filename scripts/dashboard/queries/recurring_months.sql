-- What the open, paid plans of each month cost, and how many are behind them.
select
    month_starts_on as period,
    kind,
    starting_mrr,
    new_mrr + reactivation_mrr + expansion_mrr as mrr_gained,
    contraction_mrr + churned_voluntary_mrr + churned_failure_mrr + churned_expired_mrr as mrr_lost,
    ending_mrr,
    active_at_start,
    active_at_end,
    churned_voluntary + churned_failure + churned_expired as churned
from fundraising.recurring_revenue
order by month_starts_on, kind
