with source as (

    select
        *,
        {{ row_of_id('donation', 'preferences', 'preference_id') }} as row_of_id
    from {{ raw('donation', 'preferences') }}

),

renamed as (

    select
        -- ids
        {{ as_given('preference_id') }} as preference_id,
        'donation' as source_system,
        {{ id_as_given('donor_id') }} as source_record_id,
        row_of_id,

        -- what they said
        lower({{ as_given('channel') }}) as channel,
        lower({{ as_given('response') }}) as response,

        -- dates
        {{ parse_date('said_on') }} as said_on,

        -- as given
        {{ as_given('said_on') }} as said_on_as_given
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ id_issue('preference_id', 'source_record_id') }},
            {{ date_issue('said_on_as_given', 'said_on', earliest_event_date(), latest_day(), is_required=true) }}
        ) as row_issue
    from renamed

)

select * from labelled
