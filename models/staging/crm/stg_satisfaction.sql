with source as (

    select
        *,
        {{ row_of_id('crm', 'satisfaction', 'survey_id') }} as row_of_id
    from {{ raw('crm', 'satisfaction') }}

),

renamed as (

    select
        -- ids
        {{ id_as_given('survey_id') }} as survey_id,
        'crm' as source_system,
        {{ id_as_given('contact_id') }} as source_record_id,
        {{ id_as_given('ticket_id') }} as ticket_id,
        {{ id_as_given('facility_id') }} as facility_id,
        {{ id_as_given('rep_id') }} as rep_id,
        row_of_id,

        -- answers
        {{ parse_whole_number('csat_score') }} as csat_score,
        {{ parse_whole_number('nps_score') }} as nps_score,

        -- moments
        {{ parse_timestamp('answered_at') }} as answered_at,
        {{ parse_timestamp('updated_at') }} as updated_at,

        -- as given
        {{ as_given('csat_score') }} as csat_score_as_given,
        {{ as_given('nps_score') }} as nps_score_as_given,
        {{ as_given('answered_at') }} as answered_at_as_given,
        {{ as_given('updated_at') }} as updated_at_as_given
    from source

),

labelled as (

    select
        *,
        {{ cohort_month('answered_at') }} as cohort_month,
        coalesce(
            {{ id_issue('survey_id', 'source_record_id') }},
            {{ date_issue(
                'answered_at_as_given', 'answered_at', earliest_event_date(), as_of_date(), is_required=true
            ) }},
            {{ date_issue('updated_at_as_given', 'updated_at', earliest_event_date(), as_of_date()) }},
            {{ missing_issue('facility_id', 'facility') }},
            {{ scale_issue('csat_score_as_given', 'csat_score', 'score', checked('csat_scale')) }},
            {{ scale_issue('nps_score_as_given', 'nps_score', 'score', checked('nps_scale')) }}
        ) as row_issue
    from renamed

)

select * from labelled
