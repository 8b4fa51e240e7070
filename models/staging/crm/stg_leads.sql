with source as (

    select
        *,
        {{ row_of_id('crm', 'leads', 'lead_id') }} as row_of_id
    from {{ raw('crm', 'leads') }}

),

renamed as (

    select
        -- ids
        {{ id_as_given('lead_id') }} as lead_id,
        'crm' as source_system,
        {{ id_as_given('lead_id') }} as source_record_id,
        {{ id_as_given('facility_id') }} as facility_id,
        {{ id_as_given('rep_id') }} as rep_id,
        row_of_id,

        -- what it is
        lower({{ as_given('lead_source') }}) as lead_source,
        lower({{ as_given('stage') }}) as stage,
        {{ parse_money('pipeline_value') }} as pipeline_value,

        -- moments
        {{ parse_timestamp('created_at') }} as created_at,
        {{ parse_timestamp('sql_at') }} as sql_at,
        {{ parse_timestamp('opportunity_at') }} as opportunity_at,
        {{ parse_timestamp('won_at') }} as won_at,
        {{ parse_timestamp('lost_at') }} as lost_at,
        {{ parse_timestamp('updated_at') }} as updated_at,

        -- as given
        {{ as_given('pipeline_value') }} as pipeline_value_as_given,
        {{ as_given('created_at') }} as created_at_as_given,
        {{ as_given('sql_at') }} as sql_at_as_given,
        {{ as_given('opportunity_at') }} as opportunity_at_as_given,
        {{ as_given('won_at') }} as won_at_as_given,
        {{ as_given('lost_at') }} as lost_at_as_given,
        {{ as_given('updated_at') }} as updated_at_as_given
    from source

),

labelled as (

    select
        *,
        {{ cohort_month('created_at') }} as cohort_month,
        coalesce(
            {{ id_issue('lead_id', 'source_record_id') }},
            {{ date_issue(
                'created_at_as_given', 'created_at', earliest_event_date(), as_of_date(), is_required=true
            ) }},
            {{ date_issue('sql_at_as_given', 'sql_at', earliest_event_date(), as_of_date()) }},
            {{ order_issue('created_at', 'sql_at') }},
            {{ date_issue('opportunity_at_as_given', 'opportunity_at', earliest_event_date(), as_of_date()) }},
            {{ order_issue('created_at', 'opportunity_at') }},
            {{ date_issue('won_at_as_given', 'won_at', earliest_event_date(), as_of_date()) }},
            {{ order_issue('created_at', 'won_at') }},
            {{ date_issue('lost_at_as_given', 'lost_at', earliest_event_date(), as_of_date()) }},
            {{ order_issue('created_at', 'lost_at') }},
            {{ date_issue('updated_at_as_given', 'updated_at', earliest_event_date(), as_of_date()) }},
            {{ missing_issue('facility_id', 'facility') }},
            {{ missing_issue('stage', 'stage') }},
            {{ amount_issue('pipeline_value_as_given', 'pipeline_value') }}
        ) as row_issue
    from renamed

)

select * from labelled
