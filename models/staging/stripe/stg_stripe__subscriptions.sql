{%- set plan = as_given('plan') -%}

with source as (

    {{ versions_of('stripe', 'subscriptions', 'id') }}

),

fields as (

    select
        *,
        {{ json_field(plan, 'id') }} as plan_id,
        {{ json_field(plan, 'amount') }} as plan_amount,
        {{ json_field(plan, 'interval') }} as plan_interval,
        {{ json_field(plan, 'interval_count') }} as interval_count
    from source

),

renamed as (

    select
        -- ids
        given_id as subscription_id,
        'stripe' as source_system,
        {{ id_as_given('customer') }} as source_record_id,
        row_of_id,
        is_superseded,
        loaded_at,

        -- what it is
        {{ as_given('plan_id') }} as plan,
        lower({{ as_given('plan_interval') }}) as plan_interval,
        {{ parse_whole_number('interval_count') }} as interval_count,
        {{ parse_cents('plan_amount') }} as price,
        lower({{ as_given('status') }}) as status,

        -- moments
        {{ parse_moment('created') }} as started_at,
        {{ parse_moment('canceled_at') }} as canceled_at,
        {{ parse_moment('ended_at') }} as ended_at,
        {{ parse_moment('current_period_start') }} as current_period_start,
        {{ parse_moment('current_period_end') }} as current_period_end,

        -- as given
        {{ as_given('plan_amount') }} as price_as_given,
        {{ as_given('created') }} as started_at_as_given,
        {{ as_given('canceled_at') }} as canceled_at_as_given,
        {{ as_given('ended_at') }} as ended_at_as_given,
        {{ as_given('current_period_start') }} as current_period_start_as_given,
        {{ as_given('current_period_end') }} as current_period_end_as_given
    from fields

),

labelled as (

    select
        *,
        coalesce(
            {{ version_issue('subscription_id') }},
            {{ moment_issue('started_at', is_required=true) }},
            {{ moment_issue('canceled_at') }},
            {{ moment_issue('ended_at') }},
            {{ moment_issue('current_period_start') }},
            {{ moment_issue('current_period_end', may_lie_ahead=true) }},
            {{ amount_issue('price_as_given', 'price') }},
            {{ missing_issue('source_record_id', 'person') }}
        ) as row_issue
    from renamed

)

select * from labelled
