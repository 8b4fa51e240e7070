{%- set last_day = 'least(cast(' ~ dbt.dateadd('day', -1, 'ended_on') ~ ' as date), ' ~ as_of_date() ~ ')' -%}

with bought as (

    {{ terms_of('memberships') }}

),

-- where gifts make members, each gift does so for some months, and gifts without a gap make one membership
gifts as (

    select
        source_row_id,
        source_system,
        source_record_id,
        constituent_id,
        source_confidence,
        coalesce(constituent_id, source_record_id) as giver,
        given_at,
        given_on,
        net_amount,
        cast({{ dbt.dateadd('month', checked('membership_months'), 'given_on') }} as date) as member_until,
        loaded_at
    from {{ ref('gifts') }}
    where
        is_counted
        and net_amount > 0
        and coalesce(constituent_id, source_record_id) is not null
        and {{ is_of_system_that('gifts_make_members') }}

),

breaks as (

    select
        *,
        case
            when given_on < max(member_until) over (
                partition by source_system, giver
                order by given_on, source_row_id
                rows between unbounded preceding and 1 preceding
            ) then 0
            else 1
        end as is_start
    from gifts

),

runs as (

    select
        *,
        sum(is_start) over (
            partition by source_system, giver
            order by given_on, source_row_id
            rows between unbounded preceding and current row
        ) as run
    from breaks

),

spans as (

    select
        runs.*,
        min(given_on) over (partition by source_system, giver, run) as started_on,
        min(given_at) over (partition by source_system, giver, run) as started_at,
        max(member_until) over (partition by source_system, giver, run) as ended_on,
        row_number() over (partition by source_system, giver, run order by given_on, source_row_id) as gift_of_run
    from runs

),

-- the level comes from the gifts in the last months of the membership, up to the day before it ended
given_of_late as (

    select
        source_system,
        giver,
        run,
        sum(net_amount) as amount
    from spans
    where given_on > {{ dbt.dateadd('month', -checked('membership_months'), last_day) }}
    group by source_system, giver, run

),

reached as (

    select
        given_of_late.source_system,
        given_of_late.giver,
        given_of_late.run,
        max(levels.at_least) as at_least
    from given_of_late
    inner join {{ ref('membership_levels') }} as levels on given_of_late.amount >= levels.at_least
    group by given_of_late.source_system, given_of_late.giver, given_of_late.run

),

given as (

    select
        spans.*,
        levels.level
    from spans
    left join reached
        on spans.source_system = reached.source_system and spans.giver = reached.giver and spans.run = reached.run
    left join {{ ref('membership_levels') }} as levels on reached.at_least = levels.at_least

)

select
    -- ids
    source_row_id,
    source_system,
    source_table,
    membership_id,
    source_record_id,
    constituent_id,
    source_confidence,

    -- what it is
    'plan' as basis,
    plan,
    price,
    source_status,
    status_today as status,
    details,

    -- when
    started_at,
    started_on,
    ended_on,
    cancelled_on,
    paid_until,
    loaded_at,

    -- state as of today
    is_open,
    is_paying,
    is_renewal,
    left_out_because
from bought

union all

select
    'giving:' || source_row_id as source_row_id,
    source_system,
    source_system || ':giving' as source_table,
    source_row_id as membership_id,
    source_record_id,
    constituent_id,
    source_confidence,
    'gifts' as basis,
    level as plan,
    cast(null as decimal(18, 2)) as price,
    cast(null as {{ dbt.type_string() }}) as source_status,
    case when ended_on > {{ as_of_date() }} then 'active' else 'ended' end as status,
    cast(null as {{ dbt.type_string() }}) as details,
    started_at,
    started_on,
    ended_on,
    cast(null as date) as cancelled_on,
    ended_on as paid_until,
    loaded_at,
    ended_on > {{ as_of_date() }} as is_open,
    false as is_paying,
    run > 1 as is_renewal,
    cast(null as {{ dbt.type_string() }}) as left_out_because
from given
where gift_of_run = 1
