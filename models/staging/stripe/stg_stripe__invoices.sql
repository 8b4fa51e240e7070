with source as (

    {{ versions_of('stripe', 'invoices', 'id') }}

),

renamed as (

    select
        -- ids
        given_id as invoice_id,
        'stripe' as source_system,
        {{ as_given('subscription') }} as subscription_id,
        {{ id_as_given('customer') }} as source_record_id,
        {{ as_given('charge') }} as charge_id,
        row_of_id,
        is_superseded,
        loaded_at,

        -- what it is
        lower({{ as_given('billing_reason') }}) as billing_reason,
        {{ parse_cents('amount_due') }} as amount_due,
        {{ parse_cents('amount_paid') }} as amount_paid,
        lower({{ as_given('currency') }}) as currency,
        lower({{ as_given('status') }}) as status,
        {{ parse_whole_number('attempt_count') }} as attempt_count,

        -- moments
        {{ parse_moment('created') }} as created_at,

        -- as given
        {{ as_given('amount_due') }} as amount_due_as_given,
        {{ as_given('amount_paid') }} as amount_paid_as_given,
        {{ as_given('created') }} as created_at_as_given
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ version_issue('invoice_id') }},
            {{ moment_issue('created_at', is_required=true) }},
            {{ amount_issue('amount_due_as_given', 'amount_due', is_required=true) }},
            {{ amount_issue('amount_paid_as_given', 'amount_paid') }},
            {{ currency_issue('currency') }},
            {{ missing_issue('source_record_id', 'person') }}
        ) as row_issue
    from renamed

)

select * from labelled
