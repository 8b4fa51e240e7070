{#- What each person had at each month's end, kind by kind, and what changed in the month: a query.

    periods: name of a step with the columns of plan_periods and person, whose the period is.
    One who stops and begins again within restart_grace_days did not stop. -#}
{% macro plan_months_of(periods) -%}
    with {{ plan_states(periods) }},

    -- the names of several systems are joined for the few who have them
    mixed as (

        select
            counted.holder,
            months.month,
            {{ joined_values('counted.source_system', ', ') }} as source_systems
        from counted
        inner join months
            on
                counted.has_several_systems
                and counted.valid_from < {{ dbt.dateadd('month', 1, 'months.month') }}
                and counted.counts_to >= {{ dbt.dateadd('month', 1, 'months.month') }}
        group by counted.holder, months.month

    ),

    moved as (

        select
            states.holder,
            months.month,
            states.plans > 0 as is_open,
            states.gift_plans > 0 as is_by_gifts,
            states.amount as monthly_amount,
            case when months.month = states.month then states.amount_before else states.amount end as amount_before,
            case
                when months.month > states.month then 'same'
                when states.plans = 0
                    then case substring(states.ending, 11)
                        when 'payment_failure' then 'churn_failure'
                        when 'expired' then 'churn_expired'
                        else 'churn_voluntary'
                    end
                when states.most_before = 0 then 'new'
                when states.plans_before = 0 then 'reactivation'
                when states.amount > states.amount_before then 'expansion'
                when states.amount < states.amount_before then 'contraction'
                else 'same'
            end as movement,
            -- the month whose plans the row is about: in that of a churn those of the month before
            case
                when states.plans > 0 then months.month
                else cast({{ dbt.dateadd('month', -1, 'months.month') }} as date)
            end as held_in
        from states
        inner join months
            on
                states.month <= months.month
                and coalesce(months.month < states.next_month, true)
                and (states.plans > 0 or states.plans_before > 0 and months.month = states.month)

    )

    select
        moved.month as month_starts_on,
        least(cast({{ dbt.last_day('moved.month', 'month') }} as date), {{ as_of_date() }}) as month_ends_on,
        cast({{ dbt.last_day('moved.month', 'month') }} as date) <= {{ as_of_date() }} as is_complete,
        holders.kind,
        holders.person as constituent_id,
        coalesce(mixed.source_systems, holders.first_system) as source_systems,
        moved.is_open,
        cast(moved.monthly_amount as decimal(18, 2)) as monthly_amount,
        cast(moved.amount_before as decimal(18, 2)) as amount_before,
        moved.movement,
        moved.is_open and holders.kind = 'recurring_plan' as is_sustainer,
        moved.is_open and (holders.kind = 'membership' or holders.kind = 'recurring_plan' and moved.is_by_gifts) as is_member,
        moved.is_open and holders.kind = 'subscription' as is_subscriber
    from moved
    inner join holders on moved.holder = holders.holder
    left join mixed on moved.holder = mixed.holder and moved.held_in = mixed.month
{%- endmacro %}
