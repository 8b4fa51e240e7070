{%- set churned = ['voluntary', 'failure', 'expired'] -%}

with bounds as (

    select min(month_starts_on) as month
    from {{ ref('plan_months') }}
    union all
    select cast({{ dbt.date_trunc('month', as_of_date()) }} as date) as month

),

months as (

    {{ months_of('bounds') }}

),

kinds as (

    select
        kind,
        min(month_starts_on) as begins_on
    from {{ ref('plan_months') }}
    group by kind

),

moved as (

    select
        months.month as month_starts_on,
        kinds.kind,
        {% for name, (amount, condition) in {
            'starting': ('amount_before', '1 = 1'),
            'new': ('monthly_amount', "movement = 'new'"),
            'reactivation': ('monthly_amount', "movement = 'reactivation'"),
            'expansion': ('monthly_amount - amount_before', "movement = 'expansion'"),
            'contraction': ('amount_before - monthly_amount', "movement = 'contraction'"),
            'churned_voluntary': ('amount_before', "movement = 'churn_voluntary'"),
            'churned_failure': ('amount_before', "movement = 'churn_failure'"),
            'churned_expired': ('amount_before', "movement = 'churn_expired'"),
            'ending': ('monthly_amount', '1 = 1'),
        }.items() -%}
            cast(coalesce(sum(case when {{ condition }} then {{ amount }} end), 0) as decimal(18, 2)) as {{ name }}_mrr,
        {% endfor -%}
        count(case when is_open and movement not in ('new', 'reactivation') or not is_open then 1 end) as active_at_start,
        count(case when movement = 'new' then 1 end) as new_active,
        count(case when movement = 'reactivation' then 1 end) as reactivated,
        {% for reason in churned -%}
            count(case when movement = 'churn_{{ reason }}' then 1 end) as churned_{{ reason }},
        {% endfor -%}
        count(case when not is_open then 1 end) as churned,
        count(case when is_open then 1 end) as active_at_end
    from kinds
    inner join months on kinds.begins_on <= months.month
    left join {{ ref('plan_months') }} as plans
        on kinds.kind = plans.kind and months.month = plans.month_starts_on
    group by months.month, kinds.kind

)

select
    month_starts_on,
    kind,
    cast({{ dbt.last_day('month_starts_on', 'month') }} as date) <= {{ as_of_date() }} as is_complete,

    -- money
    {% for name in ['starting', 'new', 'reactivation', 'expansion', 'contraction'] -%}
        {{ name }}_mrr,
    {% endfor -%}
    {% for reason in churned -%}
        churned_{{ reason }}_mrr,
    {% endfor -%}
    ending_mrr,

    -- people
    active_at_start,
    new_active,
    reactivated,
    {% for reason in churned -%}
        churned_{{ reason }},
    {% endfor -%}
    active_at_end,
    {{ rate('churned', 'active_at_start') }} as churn_rate,
    {{ rate('churned', '(active_at_start + new_active)') }} as churn_rate_with_new
from moved
