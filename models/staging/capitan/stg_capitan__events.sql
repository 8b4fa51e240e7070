{%- set parts = as_given('event_parts') -%}

with source as (

    {{ versions_of('capitan', 'events', 'id') }}

),

fields as (

    select
        *,
        {{ json_field(parts, '[0].start_datetime_isoformat') }} as part_starts,
        {{ json_field(parts, '[0].end_datetime_isoformat') }} as part_ends
    from source

),

renamed as (

    select
        -- ids
        given_id as event_id,
        'capitan' as source_system,
        row_of_id,
        is_superseded,
        loaded_at,

        -- what it is
        {{ as_given('event_type_name') }} as event_name,
        {{ as_given('location_name') }} as location,
        {{ parse_money('price') }} as price,
        {{ parse_whole_number('capacity') }} as capacity,
        {{ parse_boolean('is_cancelled') }} as is_cancelled,

        -- moments
        {{ parse_moment('part_starts') }} as starts_at,
        {{ parse_moment('part_ends') }} as ends_at,

        -- as given
        {{ as_given('price') }} as price_as_given,
        {{ as_given('part_starts') }} as starts_at_as_given,
        {{ as_given('part_ends') }} as ends_at_as_given
    from fields

),

labelled as (

    select
        *,
        coalesce(
            {{ version_issue('event_id') }},
            {{ moment_issue('starts_at', is_required=true, may_lie_ahead=true) }},
            {{ moment_issue('ends_at', may_lie_ahead=true) }},
            {{ amount_issue('price_as_given', 'price') }}
        ) as row_issue
    from renamed

)

select * from labelled
