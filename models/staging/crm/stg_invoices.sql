with source as (

    select
        *,
        {{ row_of_id('crm', 'invoices', 'invoice_id') }} as row_of_id
    from {{ raw('crm', 'invoices') }}

),

renamed as (

    select
        -- ids
        {{ id_as_given('invoice_id') }} as invoice_id,
        'crm' as source_system,
        {{ id_as_given('lead_id') }} as source_record_id,
        {{ id_as_given('lead_id') }} as lead_id,
        {{ id_as_given('opportunity_id') }} as opportunity_id,
        {{ id_as_given('facility_id') }} as facility_id,
        {{ id_as_given('rep_id') }} as rep_id,
        row_of_id,

        -- what it is
        lower({{ as_given('status') }}) as status,
        {{ parse_money('amount') }} as amount,
        {{ parse_money('paid_amount') }} as paid_amount,

        -- dates
        {{ parse_date('issued_on') }} as issued_on,
        {{ parse_date('due_on') }} as due_on,
        {{ parse_date('paid_on') }} as paid_on,
        {{ parse_timestamp('updated_at') }} as updated_at,

        -- as given
        {{ as_given('amount') }} as amount_as_given,
        {{ as_given('paid_amount') }} as paid_amount_as_given,
        {{ as_given('issued_on') }} as issued_on_as_given,
        {{ as_given('due_on') }} as due_on_as_given,
        {{ as_given('paid_on') }} as paid_on_as_given,
        {{ as_given('updated_at') }} as updated_at_as_given
    from source

),

labelled as (

    select
        *,
        {{ cohort_month('issued_on') }} as cohort_month,
        coalesce(
            {{ id_issue('invoice_id', 'source_record_id') }},
            {{ date_issue(
                'issued_on_as_given', 'issued_on', earliest_event_date(), as_of_date(), is_required=true
            ) }},
            {{ date_issue('due_on_as_given', 'due_on', earliest_event_date()) }},
            {{ order_issue('issued_on', 'due_on') }},
            {{ date_issue('paid_on_as_given', 'paid_on', earliest_event_date(), as_of_date()) }},
            {{ date_issue('updated_at_as_given', 'updated_at', earliest_event_date(), as_of_date()) }},
            {{ missing_issue('facility_id', 'facility') }},
            {{ amount_issue('amount_as_given', 'amount', is_required=true) }},
            {{ amount_issue('paid_amount_as_given', 'paid_amount') }}
        ) as row_issue
    from renamed

)

select * from labelled
