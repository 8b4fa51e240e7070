with source as (

    select
        *,
        {{ row_of_id('email', 'subscribers', 'subscriber_id') }} as row_of_id
    from {{ raw('email', 'subscribers') }}

),

renamed as (

    select
        -- ids
        'email' as source_system,
        {{ id_as_given('subscriber_id') }} as source_record_id,
        row_of_id,

        -- whose
        {{ normalise_email(clean_text(as_given('email'))) }} as email,

        -- states
        lower({{ as_given('status') }}) as subscription_status,

        -- dates
        {{ parse_date('signed_up_on') }} as signed_up_on,
        {{ as_given('signed_up_on') }} as signed_up_on_as_given
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ id_issue('source_record_id', 'source_record_id') }},
            {{ date_issue('signed_up_on_as_given', 'signed_up_on', earliest_event_date(), latest_day()) }}
        ) as row_issue
    from renamed

)

select * from labelled
