with source as (

    select
        *,
        {{ row_of_id('crm', 'applications', 'application_id') }} as row_of_id
    from {{ raw('crm', 'applications') }}

),

renamed as (

    select
        -- ids
        {{ id_as_given('application_id') }} as application_id,
        'crm' as source_system,
        {{ id_as_given('lead_id') }} as source_record_id,
        {{ id_as_given('lead_id') }} as lead_id,
        {{ id_as_given('facility_id') }} as facility_id,
        {{ id_as_given('rep_id') }} as rep_id,
        row_of_id,

        -- what it is
        lower({{ as_given('document_type') }}) as document_type,
        lower({{ as_given('status') }}) as status,

        -- moments
        {{ parse_timestamp('submitted_at') }} as submitted_at,
        {{ parse_timestamp('decided_at') }} as decided_at,
        {{ parse_date('document_expires_on') }} as document_expires_on,
        {{ parse_timestamp('updated_at') }} as updated_at,

        -- as given
        {{ as_given('submitted_at') }} as submitted_at_as_given,
        {{ as_given('decided_at') }} as decided_at_as_given,
        {{ as_given('document_expires_on') }} as document_expires_on_as_given,
        {{ as_given('updated_at') }} as updated_at_as_given
    from source

),

labelled as (

    select
        *,
        {{ cohort_month('submitted_at') }} as cohort_month,
        coalesce(
            {{ id_issue('application_id', 'source_record_id') }},
            {{ date_issue(
                'submitted_at_as_given', 'submitted_at', earliest_event_date(), as_of_date(), is_required=true
            ) }},
            {{ date_issue('decided_at_as_given', 'decided_at', earliest_event_date(), as_of_date()) }},
            {{ order_issue('submitted_at', 'decided_at') }},
            {{ date_issue('document_expires_on_as_given', 'document_expires_on', earliest_event_date()) }},
            {{ date_issue('updated_at_as_given', 'updated_at', earliest_event_date(), as_of_date()) }},
            {{ missing_issue('facility_id', 'facility') }},
            {{ missing_issue('status', 'status') }}
        ) as row_issue
    from renamed

)

select * from labelled
