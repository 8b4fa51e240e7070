{#- What each person had at each month's end, kind by kind, and what changed in the month: a query.

    periods: name of a step with the columns of plan_periods and person, whose the period is.
    One who stops and begins again within restart_grace_days did not stop. -#}
{% macro plan_months_of(periods) -%}
    {%- set after = 'cast(' ~ dbt.dateadd('month', 1, 'month_starts_on') ~ ' as date)' -%}
    {%- set last = 'cast(' ~ dbt.dateadd('month', -1, 'month_starts_on') ~ ' as date)' -%}
    {%- set this_month = 'cast(' ~ dbt.date_trunc('month', as_of_date()) ~ ' as date)' -%}
    {%- set of_person = 'partition by holder order by month_starts_on' -%}
    with {{ plans_held(periods) }},

    compared as (

        select
            *,
            lag(month_starts_on) over ({{ of_person }}) as month_before,
            lag(monthly_amount) over ({{ of_person }}) as last_amount,
            lead(month_starts_on) over ({{ of_person }}) as month_after
        from held

    ),

    moved as (

        select
            holder,
            month_starts_on,
            month_starts_on as open_in,
            by_gifts,
            true as is_open,
            monthly_amount,
            case when {{ last }} = month_before then last_amount else 0 end
                as amount_before,
            case
                when month_before is null then 'new'
                when {{ last }} > month_before then 'reactivation'
                when monthly_amount > last_amount then 'expansion'
                when monthly_amount < last_amount then 'contraction'
                else 'same'
            end as movement
        from compared
        union all
        select
            holder,
            {{ after }} as month_starts_on,
            month_starts_on as open_in,
            by_gifts,
            false as is_open,
            0 as monthly_amount,
            monthly_amount as amount_before,
            case substring(ending, 11)
                when 'payment_failure' then 'churn_failure'
                when 'expired' then 'churn_expired'
                else 'churn_voluntary'
            end as movement
        from compared
        where month_starts_on < {{ this_month }} and coalesce(month_after > {{ after }}, true)

    )

    select
        moved.month_starts_on,
        months.month_ends_on,
        cast({{ dbt.last_day('moved.month_starts_on', 'month') }} as date) <= {{ as_of_date() }} as is_complete,
        holders.kind,
        holders.person as constituent_id,
        coalesce(mixed.source_systems, holders.first_system) as source_systems,
        moved.is_open,
        cast(moved.monthly_amount as decimal(18, 2)) as monthly_amount,
        cast(moved.amount_before as decimal(18, 2)) as amount_before,
        moved.movement,
        moved.is_open and holders.kind = 'recurring_plan' as is_sustainer,
        moved.is_open and (holders.kind = 'membership' or holders.kind = 'recurring_plan' and moved.by_gifts = 1) as is_member,
        moved.is_open and holders.kind = 'subscription' as is_subscriber
    from moved
    inner join months on moved.month_starts_on = months.month_starts_on
    inner join holders on moved.holder = holders.holder
    left join mixed on moved.holder = mixed.holder and moved.open_in = mixed.month_starts_on
{%- endmacro %}
