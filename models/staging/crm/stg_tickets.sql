with source as (

    select
        *,
        {{ row_of_id('crm', 'tickets', 'ticket_id') }} as row_of_id
    from {{ raw('crm', 'tickets') }}

),

renamed as (

    select
        -- ids
        {{ id_as_given('ticket_id') }} as ticket_id,
        'crm' as source_system,
        {{ id_as_given('contact_id') }} as source_record_id,
        {{ id_as_given('facility_id') }} as facility_id,
        {{ id_as_given('rep_id') }} as rep_id,
        row_of_id,

        -- what it is
        {{ as_given('subject') }} as subject,
        lower({{ as_given('priority') }}) as priority,
        lower({{ as_given('status') }}) as status,

        -- moments
        {{ parse_timestamp('created_at') }} as created_at,
        {{ parse_timestamp('first_response_at') }} as first_response_at,
        {{ parse_timestamp('resolved_at') }} as resolved_at,
        {{ parse_timestamp('reopened_at') }} as reopened_at,
        {{ parse_timestamp('updated_at') }} as updated_at,

        -- as given
        {{ as_given('created_at') }} as created_at_as_given,
        {{ as_given('first_response_at') }} as first_response_at_as_given,
        {{ as_given('resolved_at') }} as resolved_at_as_given,
        {{ as_given('reopened_at') }} as reopened_at_as_given,
        {{ as_given('updated_at') }} as updated_at_as_given
    from source

),

labelled as (

    select
        *,
        {{ cohort_month('created_at') }} as cohort_month,
        coalesce(
            {{ id_issue('ticket_id', 'source_record_id') }},
            {{ date_issue(
                'created_at_as_given', 'created_at', earliest_event_date(), as_of_date(), is_required=true
            ) }},
            {{ date_issue('first_response_at_as_given', 'first_response_at', earliest_event_date(), as_of_date()) }},
            {{ order_issue('created_at', 'first_response_at') }},
            {{ date_issue('resolved_at_as_given', 'resolved_at', earliest_event_date(), as_of_date()) }},
            {{ order_issue('created_at', 'resolved_at') }},
            {{ date_issue('reopened_at_as_given', 'reopened_at', earliest_event_date(), as_of_date()) }},
            {{ order_issue('created_at', 'reopened_at') }},
            {{ date_issue('updated_at_as_given', 'updated_at', earliest_event_date(), as_of_date()) }},
            {{ missing_issue('facility_id', 'facility') }},
            {{ missing_issue('priority', 'priority') }}
        ) as row_issue
    from renamed

)

select * from labelled
