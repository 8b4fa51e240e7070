-- To the cent, for each kind of plan: a month begins with what the one before ended with, its movements lead from the start to
-- the end, and its end is what the open periods cost. If two constituents are one, a plan of one can begin again what a plan of
-- the other left (setting restart_grace_days): then a month can end with more, and never with less.
with revenue as (

    select
        *,
        coalesce(lag(ending_mrr) over (partition by kind order by month_starts_on), 0) as ended_before,
        coalesce(lag(active_at_end) over (partition by kind order by month_starts_on), 0) as active_before
    from {{ ref('recurring_revenue') }}

),

today as (

    select
        kind,
        sum(monthly_amount) as amount
    from {{ ref('plan_periods') }}
    where valid_to is null
    group by kind

),

otherwise as (

    {% for mart in ['plan_months_if_merged', 'plan_months_if_split'] %}
        select
            kind,
            month_starts_on,
            '{{ mart }}' as mart,
            sum(monthly_amount) as amount
        from {{ ref(mart) }}
        group by kind, month_starts_on
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

)

select
    revenue.kind,
    revenue.month_starts_on
from revenue
left join today on revenue.kind = today.kind and revenue.month_starts_on = {{ dbt.date_trunc('month', as_of_date()) }}
where
    revenue.starting_mrr != revenue.ended_before
    or revenue.active_at_start != revenue.active_before
    or revenue.ending_mrr != revenue.starting_mrr + revenue.new_mrr + revenue.reactivation_mrr + revenue.expansion_mrr
    - revenue.contraction_mrr - revenue.churned_voluntary_mrr - revenue.churned_failure_mrr - revenue.churned_expired_mrr
    or revenue.active_at_end != revenue.active_at_start + revenue.new_active + revenue.reactivated
    - revenue.churned_voluntary - revenue.churned_failure - revenue.churned_expired
    or revenue.ending_mrr != today.amount

union all

select
    otherwise.kind,
    otherwise.month_starts_on
from otherwise
inner join revenue on otherwise.kind = revenue.kind and otherwise.month_starts_on = revenue.month_starts_on
where
    otherwise.mart = 'plan_months_if_merged' and otherwise.amount < revenue.ending_mrr
    or otherwise.mart = 'plan_months_if_split' and otherwise.amount > revenue.ending_mrr
