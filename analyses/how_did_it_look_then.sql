{%- set day = var('then', checked('demo_as_of_date')) %}
-- The master, the memberships and the flags as they stood on the day of the var then (the last day of the demo without it):
-- dbt show --select how_did_it_look_then --vars '{then: "2026-10-15"}'
with people as (

    select
        max(taken_on) as taken_on,
        count(*) as constituents,
        cast(sum(lifetime_value) as decimal(18, 2)) as lifetime_value
    from {{ as_it_stood('monthly_constituents', day) }} as constituents

),

memberships as (

    select sum(case when is_paying then 1 else 0 end) as paying_memberships
    from {{ as_it_stood('monthly_memberships', day) }} as memberships

),

flags as (

    select count(*) as open_flags
    from {{ as_it_stood('monthly_flags', day) }} as flags

)

select
    people.taken_on,
    people.constituents,
    people.lifetime_value,
    memberships.paying_memberships,
    flags.open_flags
from people
cross join memberships
cross join flags
