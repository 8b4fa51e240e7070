with source as (

    select
        *,
        {{ row_of_id('subscription', 'subscriptions', 'subscription_id') }} as row_of_id
    from {{ raw('subscription', 'subscriptions') }}

),

renamed as (

    select
        -- ids
        {{ as_given('subscription_id') }} as subscription_id,
        'subscription' as source_system,
        {{ id_as_given('subscriber_id') }} as source_record_id,
        row_of_id,

        -- what was bought
        lower({{ as_given('tier') }}) as tier,
        {{ parse_money('price') }} as price,
        lower({{ as_given('billing_period') }}) as billing_period,

        -- states
        lower({{ as_given('status') }}) as status,
        {{ parse_boolean('auto_renew') }} as is_auto_renew,
        {{ as_given('cancellation_reason') }} as cancellation_reason,

        -- dates
        {{ parse_date('started_on') }} as started_on,
        {{ parse_date('ended_on') }} as ended_on,
        {{ parse_date('cancelled_on') }} as cancelled_on,

        -- as given
        {{ as_given('price') }} as price_as_given,
        {{ as_given('started_on') }} as started_on_as_given,
        {{ as_given('ended_on') }} as ended_on_as_given,
        {{ as_given('cancelled_on') }} as cancelled_on_as_given
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ id_issue('subscription_id', 'source_record_id') }},
            {{ date_issue(
                'started_on_as_given', 'started_on', earliest_event_date(), latest_day(), is_required=true
            ) }},
            {{ date_issue('ended_on_as_given', 'ended_on', earliest='started_on') }},
            {{ date_issue('cancelled_on_as_given', 'cancelled_on', earliest_event_date()) }},
            {{ amount_issue('price_as_given', 'price', is_required=true) }}
        ) as row_issue
    from renamed

)

select * from labelled
