{#- What each holder had from one change to the next, by months: steps, of which the last are months and states.
    periods: as in plan_months_of. A period counts from the month in which it begins to the one before it ends, since what
    counts is each month's last day. -#}
{% macro plan_states(periods) -%}
    {%- set this_month = 'cast(' ~ dbt.date_trunc('month', as_of_date()) ~ ' as date)' -%}
    {%- set by_gifts = is_of_system_that('gifts_make_members') -%}
    {%- set of_holder = 'partition by holder order by month' -%}
    {%- set so_far = 'over (' ~ of_holder ~ ' rows between unbounded preceding and current row)' -%}
    {{ plan_runs(periods) }},

    movements as (

        {% for day, sign in {'valid_from': '', 'counts_to': '-'}.items() %}
            select
                holder,
                cast({{ dbt.date_trunc('month', day) }} as date) as month,
                {{ sign }}1 as plans,
                {{ sign }}monthly_amount as amount,
                {{ sign }}case when {{ by_gifts }} then 1 else 0 end as gift_plans,
                ending
            from counted
            {{ 'union all' if not loop.last else 'where counts_to <= ' ~ as_of_date() }}
        {% endfor %}

    ),

    changes as (

        select
            holder,
            month,
            sum(plans) as plans,
            sum(amount) as amount,
            sum(gift_plans) as gift_plans,
            max(ending) as ending
        from movements
        group by holder, month

    ),

    summed as (

        select
            holder,
            month,
            ending,
            sum(plans) {{ so_far }} as plans,
            sum(amount) {{ so_far }} as amount,
            sum(gift_plans) {{ so_far }} as gift_plans,
            lead(month) over ({{ of_holder }}) as next_month
        from changes

    ),

    states as (

        select
            *,
            coalesce(lag(plans) over ({{ of_holder }}), 0) as plans_before,
            coalesce(lag(amount) over ({{ of_holder }}), 0) as amount_before,
            coalesce(max(plans) over ({{ of_holder }} rows between unbounded preceding and 1 preceding), 0) as most_before
        from summed

    ),

    bounds as (

        select month
        from changes
        union all
        select {{ this_month }} as month

    ),

    months as (

        {{ months_of('bounds') }}

    )
{%- endmacro %}
