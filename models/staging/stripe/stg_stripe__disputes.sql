with source as (

    {{ versions_of('stripe', 'disputes', 'id') }}

),

renamed as (

    select
        -- ids
        given_id as dispute_id,
        'stripe' as source_system,
        {{ as_given('charge') }} as charge_id,
        row_of_id,
        is_superseded,
        loaded_at,

        -- what was taken back
        {{ parse_cents('amount') }} as amount,
        lower({{ as_given('currency') }}) as currency,
        lower({{ as_given('reason') }}) as reason,
        lower({{ as_given('status') }}) as status,

        -- moments
        {{ parse_moment('created') }} as disputed_at,

        -- as given
        {{ as_given('amount') }} as amount_as_given,
        {{ as_given('created') }} as disputed_at_as_given
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ version_issue('dispute_id') }},
            {{ moment_issue('disputed_at', is_required=true) }},
            {{ amount_issue('amount_as_given', 'amount', is_required=true) }},
            {{ currency_issue('currency') }},
            {{ missing_issue('charge_id', 'charge') }}
        ) as row_issue
    from renamed

)

select * from labelled
