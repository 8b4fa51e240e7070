with source as (

    select
        *,
        {{ row_of_id('crm', 'opportunities', 'opportunity_id') }} as row_of_id
    from {{ raw('crm', 'opportunities') }}

),

renamed as (

    select
        -- ids
        {{ id_as_given('opportunity_id') }} as opportunity_id,
        'crm' as source_system,
        {{ id_as_given('lead_id') }} as source_record_id,
        {{ id_as_given('lead_id') }} as lead_id,
        {{ id_as_given('facility_id') }} as facility_id,
        {{ id_as_given('rep_id') }} as rep_id,
        row_of_id,

        -- what it is
        lower({{ as_given('stage') }}) as stage,
        {{ parse_money('amount') }} as amount,
        {{ parse_share('win_probability') }} as win_probability,

        -- moments
        {{ parse_timestamp('created_at') }} as created_at,
        {{ parse_date('expected_close_on') }} as expected_close_on,
        {{ parse_timestamp('closed_at') }} as closed_at,
        {{ parse_timestamp('updated_at') }} as updated_at,

        -- as given
        {{ as_given('amount') }} as amount_as_given,
        {{ as_given('win_probability') }} as win_probability_as_given,
        {{ as_given('created_at') }} as created_at_as_given,
        {{ as_given('expected_close_on') }} as expected_close_on_as_given,
        {{ as_given('closed_at') }} as closed_at_as_given,
        {{ as_given('updated_at') }} as updated_at_as_given
    from source

),

labelled as (

    select
        *,
        {{ cohort_month('created_at') }} as cohort_month,
        coalesce(
            {{ id_issue('opportunity_id', 'source_record_id') }},
            {{ date_issue(
                'created_at_as_given', 'created_at', earliest_event_date(), as_of_date(), is_required=true
            ) }},
            {{ date_issue('expected_close_on_as_given', 'expected_close_on', earliest_event_date()) }},
            {{ date_issue('closed_at_as_given', 'closed_at', earliest_event_date(), as_of_date()) }},
            {{ order_issue('created_at', 'closed_at') }},
            {{ date_issue('updated_at_as_given', 'updated_at', earliest_event_date(), as_of_date()) }},
            {{ missing_issue('facility_id', 'facility') }},
            {{ missing_issue('stage', 'stage') }},
            {{ amount_issue('amount_as_given', 'amount', is_required=true) }},
            {{ scale_issue('win_probability_as_given', 'win_probability', 'share', [0, 1]) }}
        ) as row_issue
    from renamed

)

select * from labelled
