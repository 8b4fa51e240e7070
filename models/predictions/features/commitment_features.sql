{#- The next term of a subscription begins a whole number of its periods after the first one: the day on which a term did end says
    more than was known before. -#}
{%- set month = "cast(30.4375 as double)" -%}

with terms as (

    select
        *,
        {{ dbt.datediff('started_on', 'as_of_date', 'day') }} as days_open,
        {{ dbt.datediff('held_since', 'as_of_date', 'day') }} as days_held,
        12.0 * {{ month }} / case when kind != 'recurring_plan' then payments_a_year end as period_days
    from {{ ref('open_commitments') }}

)

select
    constituent_id,
    as_of_date,
    sum(case when kind = 'recurring_plan' then 1 else 0 end) as open_plans,
    sum(case when kind = 'subscription' then 1 else 0 end) as open_subscriptions,
    sum(case when kind = 'membership' then 1 else 0 end) as open_memberships,
    sum(case when kind = 'recurring_plan' then monthly_amount end) as plan_amount,
    sum(case when kind != 'recurring_plan' then monthly_amount end) as subscription_price,
    max(case when kind = 'recurring_plan' then days_held end) / {{ month }} as plan_tenure_months,
    max(case when kind != 'recurring_plan' then days_held end) / {{ month }} as subscription_tenure_months,
    min(period_days * (floor(days_open / period_days) + 1) - days_open) / {{ month }} as months_to_term_end,
    max(case when kind != 'recurring_plan' then payments_a_year end) as payments_a_year,
    min({{ dbt.datediff('coalesce(amount_changed_on, held_since)', 'as_of_date', 'day') }}) / {{ month }}
        as months_since_amount_change,
    max(amount_change) as amount_change,
    max(failures_in_a_row) as failures_in_a_row,
    min(held_since) as first_on,
    greatest(max(started_on), coalesce(max(last_tried_on), max(started_on))) as last_seen_on
from terms
group by constituent_id, as_of_date
