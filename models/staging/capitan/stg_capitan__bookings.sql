with source as (

    {{ versions_of('capitan', 'reservations', 'id') }}

),

renamed as (

    select
        -- ids
        given_id as booking_id,
        'capitan' as source_system,
        {{ as_given('event_id') }} as event_id,
        {{ id_as_given('customer_id') }} as source_record_id,
        row_of_id,
        is_superseded,
        loaded_at,

        -- what it is
        {{ parse_boolean('is_cancelled') }} as is_cancelled,
        {{ parse_money('price') }} as price,

        -- moments
        {{ parse_moment('created_at') }} as booked_at,

        -- as given
        {{ as_given('price') }} as price_as_given,
        {{ as_given('created_at') }} as booked_at_as_given
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ version_issue('booking_id') }},
            {{ moment_issue('booked_at', is_required=true) }},
            {{ amount_issue('price_as_given', 'price') }},
            {{ missing_issue('event_id', 'event') }},
            {{ missing_issue('source_record_id', 'person') }}
        ) as row_issue
    from renamed

)

select * from labelled
