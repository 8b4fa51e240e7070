with source as (

    select
        *,
        {{ row_of_id('crm', 'outreach', 'outreach_id') }} as row_of_id
    from {{ raw('crm', 'outreach') }}

),

renamed as (

    select
        -- ids
        {{ id_as_given('outreach_id') }} as outreach_id,
        'crm' as source_system,
        {{ id_as_given('lead_id') }} as source_record_id,
        {{ id_as_given('lead_id') }} as lead_id,
        {{ id_as_given('facility_id') }} as facility_id,
        {{ id_as_given('rep_id') }} as rep_id,
        row_of_id,

        -- what it is
        lower({{ as_given('channel') }}) as channel,
        {{ parse_boolean('converted') }} as is_converted,

        -- moments
        {{ parse_timestamp('sent_at') }} as sent_at,
        {{ parse_timestamp('responded_at') }} as responded_at,
        {{ parse_timestamp('updated_at') }} as updated_at,

        -- as given
        {{ as_given('sent_at') }} as sent_at_as_given,
        {{ as_given('responded_at') }} as responded_at_as_given,
        {{ as_given('updated_at') }} as updated_at_as_given
    from source

),

labelled as (

    select
        *,
        {{ cohort_month('sent_at') }} as cohort_month,
        coalesce(
            {{ id_issue('outreach_id', 'source_record_id') }},
            {{ date_issue(
                'sent_at_as_given', 'sent_at', earliest_event_date(), as_of_date(), is_required=true
            ) }},
            {{ date_issue('responded_at_as_given', 'responded_at', earliest_event_date(), as_of_date()) }},
            {{ order_issue('sent_at', 'responded_at') }},
            {{ date_issue('updated_at_as_given', 'updated_at', earliest_event_date(), as_of_date()) }},
            {{ missing_issue('facility_id', 'facility') }},
            {{ missing_issue('channel', 'channel') }}
        ) as row_issue
    from renamed

)

select * from labelled
