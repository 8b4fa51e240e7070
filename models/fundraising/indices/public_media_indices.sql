{%- set month = 'cast(' ~ dbt.date_trunc('month', 'given_on') ~ ' as date)' -%}

with gifts as (

    select
        {{ month }} as month,
        sum(case when {{ is_of_system_that('gifts_make_members') }} then net_amount else 0 end) as membership_revenue,
        sum(case when recurring_plan_id is not null then net_amount else 0 end) as sustainer_giving,
        sum(case when net_amount >= {{ checked('big_gift_from') }} then net_amount else 0 end) as gifts_500_and_more
    from {{ ref('gifts') }}
    where is_counted
    group by {{ month }}

),

firsts as (

    select
        cast({{ dbt.date_trunc('month', 'first_gift_on') }} as date) as month,
        count(*) as new_donors
    from {{ ref('giving_totals') }}
    group by cast({{ dbt.date_trunc('month', 'first_gift_on') }} as date)

),

people as (

    select
        {{ person_of_period() }} as person,
        kind,
        source_system,
        plan,
        valid_from,
        valid_to
    from {{ ref('plan_periods') }}

),

streams as (

    select
        people.person,
        people.valid_from,
        people.valid_to
    from people
    inner join {{ ref('streaming_plans') }} as plans
        on people.source_system = plans.source_system and people.plan = plans.plan and people.kind = 'subscription'

),

bounds as (

    select month
    from gifts
    union all
    select cast({{ dbt.date_trunc('month', 'valid_from') }} as date) as month
    from streams
    union all
    select cast({{ dbt.date_trunc('month', as_of_date()) }} as date) as month

),

months as (

    select
        months.month,
        cast({{ dbt.last_day('months.month', 'month') }} as date) as last_day
    from (

        {{ months_of('bounds') }}

    ) as months

),

streamed as (

    select
        months.month,
        count(distinct streams.person) as streaming_users
    from months
    inner join streams
        on months.last_day >= streams.valid_from and coalesce(months.last_day < streams.valid_to, true)
    group by months.month

),

every_month as (

    {% for name, rows_of in {
        'membership_revenue': 'gifts',
        'new_donors': 'firsts',
        'sustainer_giving': 'gifts',
        'streaming_users': 'streamed',
        'gifts_500_and_more': 'gifts',
    }.items() %}
        select
            months.month,
            months.last_day,
            '{{ name }}' as index_name,
            coalesce({{ rows_of }}.{{ name }}, 0) as figure,
            row_number() over (order by months.month) as months_so_far
        from months
        left join {{ rows_of }} on months.month = {{ rows_of }}.month
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

rolled as (

    select
        month,
        last_day,
        index_name,
        case
            when months_so_far >= 3 and last_day <= {{ as_of_date() }}
                then sum(figure) over (partition by index_name order by month rows between 2 preceding and current row)
        end as rolling_three_months
    from every_month

),

compared as (

    select
        *,
        lag(rolling_three_months, 12) over (partition by index_name order by month) as year_before
    from rolled

)

select
    month as month_starts_on,
    index_name,
    last_day <= {{ as_of_date() }} as is_complete,
    cast(rolling_three_months as decimal(18, 2)) as rolling_three_months,
    cast(year_before as decimal(18, 2)) as year_before,
    {{ rate('(rolling_three_months - year_before)', 'year_before') }} as change
from compared
