{#- A payment keeps a plan active for a month. Then the next payment is due, and sustainer_lapse_days (a var) after that the
    plan has lapsed. A cancellation ends it, even if a payment comes later. -#}
{%- set far = "cast('9999-12-31' as date)" -%}

with plans as (

    {{ facts_of('recurring_plans') }}

),

payments as (

    select
        gifts.source_system,
        gifts.recurring_plan_id,
        gifts.given_on,
        coalesce(plans.cancelled_on, {{ far }}) as cancelled_on,
        cast({{ dbt.dateadd('month', 1, 'gifts.given_on') }} as date) as due_on
    from {{ ref('gifts') }} as gifts
    left join plans
        on gifts.source_system = plans.source_system and gifts.recurring_plan_id = plans.recurring_plan_id
    where gifts.recurring_plan_id is not null and gifts.is_counted and gifts.net_amount > 0
    group by gifts.source_system, gifts.recurring_plan_id, gifts.given_on, plans.cancelled_on

),

ends as (

    select
        *,
        cast({{ dbt.dateadd('day', 1, 'due_on') }} as date) as late_from,
        cast({{ dbt.dateadd('day', checked('sustainer_lapse_days') + 1, 'due_on') }} as date) as lapsed_from,
        coalesce(
            lead(given_on) over (partition by source_system, recurring_plan_id order by given_on), {{ far }}
        ) as next_on
    from payments

),

periods as (

    {% for status, (begins, ends) in {
        'active': ('given_on', 'late_from'),
        'past_due': ('late_from', 'lapsed_from'),
        'lapsed': ('lapsed_from', far),
    }.items() %}
        select
            source_system,
            recurring_plan_id,
            '{{ status }}' as status,
            {{ begins }} as valid_from,
            least({{ ends }}, next_on, cancelled_on) as valid_to
        from ends
        union all
    {% endfor %}
    select
        source_system,
        recurring_plan_id,
        'cancelled' as status,
        cancelled_on as valid_from,
        {{ far }} as valid_to
    from ends
    where cancelled_on < {{ far }}
    group by source_system, recurring_plan_id, cancelled_on

),

-- periods whose payments were in time become one period
changes as (

    select
        *,
        case
            when status = lag(status) over (
                partition by source_system, recurring_plan_id order by valid_from, valid_to
            ) then 0
            else 1
        end as is_change
    from periods
    where valid_from < valid_to and valid_from <= {{ as_of_date() }}

),

runs as (

    select
        *,
        sum(is_change) over (
            partition by source_system, recurring_plan_id
            order by valid_from, valid_to
            rows between unbounded preceding and current row
        ) as run
    from changes

),

merged as (

    select
        source_system,
        recurring_plan_id,
        min(status) as status,
        min(valid_from) as valid_from,
        max(valid_to) as valid_to
    from runs
    group by source_system, recurring_plan_id, run

)

select
    source_system,
    recurring_plan_id,
    status,
    valid_from,
    case when valid_to <= {{ as_of_date() }} then valid_to end as valid_to,
    valid_to > {{ as_of_date() }} as is_current
from merged
