with source as (

    {{ versions_of('capitan', 'check_ins', 'id') }}

),

renamed as (

    select
        -- ids
        given_id as checkin_id,
        'capitan' as source_system,
        {{ id_as_given('customer_id') }} as source_record_id,
        row_of_id,
        is_superseded,
        loaded_at,

        -- what it is
        {{ as_given('location_name') }} as location,
        lower({{ as_given('entry_method') }}) as entry_method,
        {{ as_given('entry_method_description') }} as entry_method_name,

        -- moments
        {{ parse_moment('check_in_datetime') }} as checked_in_at,

        -- as given
        {{ as_given('check_in_datetime') }} as checked_in_at_as_given
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ version_issue('checkin_id') }},
            {{ moment_issue('checked_in_at', is_required=true) }},
            {{ missing_issue('source_record_id', 'person') }}
        ) as row_issue
    from renamed

)

select * from labelled
