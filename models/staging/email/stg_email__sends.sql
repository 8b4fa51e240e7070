with source as (

    select
        *,
        {{ row_of_id('email', 'engagement', 'send_id') }} as row_of_id
    from {{ raw('email', 'engagement') }}

),

renamed as (

    select
        -- ids
        {{ as_given('send_id') }} as send_id,
        'email' as source_system,
        {{ id_as_given('subscriber_id') }} as source_record_id,
        {{ as_given('campaign') }} as campaign,
        row_of_id,

        -- moments
        {{ parse_timestamp('sent_at') }} as sent_at,
        {{ parse_timestamp('opened_at') }} as opened_at,
        {{ parse_timestamp('clicked_at') }} as clicked_at,
        {{ parse_timestamp('bounced_at') }} as bounced_at,
        {{ parse_timestamp('unsubscribed_at') }} as unsubscribed_at,

        -- as given
        {{ as_given('sent_at') }} as sent_at_as_given,
        {{ as_given('opened_at') }} as opened_at_as_given,
        {{ as_given('clicked_at') }} as clicked_at_as_given,
        {{ as_given('bounced_at') }} as bounced_at_as_given,
        {{ as_given('unsubscribed_at') }} as unsubscribed_at_as_given
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ id_issue('send_id', 'source_record_id') }},
            {{ date_issue(
                'sent_at_as_given', 'sent_at', earliest_event_date(), latest_day(), is_required=true
            ) }},
            {{ date_issue('opened_at_as_given', 'opened_at', earliest_event_date(), latest_day()) }},
            {{ date_issue('clicked_at_as_given', 'clicked_at', earliest_event_date(), latest_day()) }},
            {{ date_issue('bounced_at_as_given', 'bounced_at', earliest_event_date(), latest_day()) }},
            {{ date_issue('unsubscribed_at_as_given', 'unsubscribed_at', earliest_event_date(), latest_day()) }}
        ) as row_issue
    from renamed

)

select * from labelled
