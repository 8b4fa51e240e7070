{#- Who is a member, a sustainer or a subscriber today: in any system, and in the demo's own two organisations. -#}
with terms as (

    select
        'membership' as kind,
        source_system,
        source_row_id,
        constituent_id,
        plan,
        started_on,
        is_open
    from {{ ref('memberships') }}
    union all
    select
        'subscription' as kind,
        source_system,
        source_row_id,
        constituent_id,
        plan,
        started_on,
        is_open
    from {{ ref('subscriptions') }}
    union all
    -- a sustainer is a member while the plan is open
    select
        'sustainer' as kind,
        source_system,
        source_row_id,
        constituent_id,
        cast(null as {{ dbt.type_string() }}) as plan,
        first_payment_on as started_on,
        is_open
    from {{ ref('recurring_plans') }}

),

ranked as (

    select
        *,
        kind = 'membership' or kind = 'sustainer' and {{ is_of_system_that('gifts_make_members') }} as makes_member,
        row_number() over (
            partition by constituent_id, kind, case when plan is null then 0 else 1 end
            order by started_on desc, source_row_id
        ) as choice
    from terms
    where is_open and constituent_id is not null

)

select
    constituent_id,
    {{ dbt.bool_or('makes_member') }} as is_member,
    {{ dbt.bool_or("makes_member and source_system = 'donation'") }} as is_wbez_member,
    {{ dbt.bool_or("kind = 'sustainer'") }} as is_sustainer,
    {{ dbt.bool_or("kind = 'subscription'") }} as is_subscriber,
    {{ dbt.bool_or("kind = 'subscription' and source_system = 'subscription'") }} as is_suntimes_subscriber,
    max(case when kind = 'membership' and choice = 1 then plan end) as membership_level,
    max(case when kind = 'subscription' and choice = 1 then plan end) as subscription_tier,
    count(case when kind != 'sustainer' then 1 end) as terms_held
from ranked
group by constituent_id
