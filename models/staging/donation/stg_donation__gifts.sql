with source as (

    select
        *,
        {{ row_of_id('donation', 'gifts', 'donation_id') }} as row_of_id
    from {{ raw('donation', 'gifts') }}

),

renamed as (

    select
        -- ids
        {{ as_given('donation_id') }} as gift_id,
        'donation' as source_system,
        {{ id_as_given('donor_id') }} as source_record_id,
        {{ as_given('recurring_plan_id') }} as recurring_plan_id,
        {{ as_given('campaign_code') }} as campaign_code,
        row_of_id,

        -- money
        {{ parse_money('amount') }} as gift_amount,
        {{ parse_money('refunded_amount') }} as refunded_amount,

        -- states
        lower({{ as_given('payment_status') }}) as payment_status,
        lower({{ as_given('payment_method') }}) as payment_method,
        {{ parse_boolean('is_recurring') }} as is_recurring,

        -- dates
        {{ parse_date('donated_on') }} as gift_date,
        {{ parse_date('refunded_on') }} as refunded_on,
        {{ parse_date('cancelled_on') }} as plan_cancelled_on,

        -- as given
        {{ as_given('amount') }} as gift_amount_as_given,
        {{ as_given('refunded_amount') }} as refunded_amount_as_given,
        {{ as_given('donated_on') }} as gift_date_as_given,
        {{ as_given('refunded_on') }} as refunded_on_as_given,
        {{ as_given('cancelled_on') }} as plan_cancelled_on_as_given
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ id_issue('gift_id', 'source_record_id') }},
            {{ date_issue(
                'gift_date_as_given', 'gift_date', earliest_event_date(), latest_day(), is_required=true
            ) }},
            {{ date_issue('refunded_on_as_given', 'refunded_on', earliest_event_date()) }},
            {{ date_issue('plan_cancelled_on_as_given', 'plan_cancelled_on', earliest_event_date()) }},
            {{ amount_issue('gift_amount_as_given', 'gift_amount', is_required=true) }},
            {{ amount_issue('refunded_amount_as_given', 'refunded_amount') }}
        ) as row_issue
    from renamed

)

select * from labelled
