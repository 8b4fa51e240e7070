with source as (

    {{ versions_of('square', 'payments', 'id') }}

),

fields as (

    select
        *,
        {{ json_field(as_given('amount_money'), 'amount') }} as amount,
        {{ json_field(as_given('amount_money'), 'currency') }} as currency,
        {{ json_field(as_given('refunded_money'), 'amount') }} as refunded
    from source

),

renamed as (

    select
        -- ids
        given_id as payment_id,
        'square' as source_system,
        {{ as_given('order_id') }} as order_id,
        {{ id_as_given('customer_id') }} as source_record_id,
        row_of_id,
        is_superseded,
        loaded_at,

        -- money
        {{ parse_cents('amount') }} as amount,
        {{ parse_cents('refunded') }} as refunded_amount,
        lower({{ as_given('currency') }}) as currency,
        lower({{ as_given('status') }}) as status,
        lower({{ as_given('source_type') }}) as source_type,

        -- moments
        {{ parse_moment('created_at') }} as paid_at,
        {{ parse_moment('updated_at') }} as changed_at,

        -- as given
        {{ as_given('amount') }} as amount_as_given,
        {{ as_given('refunded') }} as refunded_amount_as_given,
        {{ as_given('created_at') }} as paid_at_as_given,
        {{ as_given('updated_at') }} as changed_at_as_given
    from fields

),

labelled as (

    select
        *,
        coalesce(
            {{ version_issue('payment_id') }},
            {{ moment_issue('paid_at', is_required=true) }},
            {{ moment_issue('changed_at') }},
            {{ amount_issue('amount_as_given', 'amount', is_required=true) }},
            {{ amount_issue('refunded_amount_as_given', 'refunded_amount') }},
            {{ currency_issue('currency') }},
            {{ missing_issue('source_record_id', 'person') }}
        ) as row_issue
    from renamed

)

select * from labelled
