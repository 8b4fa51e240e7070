{#- a list, in brackets as JSON has it or without -#}
{%- set bill_dates = "translate(cast(upcoming_bill_dates as " ~ dbt.type_string() ~ "), '[]\"', '')" -%}

with source as (

    {{ versions_of('capitan', 'customer_memberships', 'id') }}

),

renamed as (

    select
        -- ids
        given_id as membership_id,
        'capitan' as source_system,
        {{ id_as_given('owner_id') }} as source_record_id,
        row_of_id,
        is_superseded,
        loaded_at,

        -- what it is
        {{ as_given('name') }} as membership_type,
        {{ parse_money('billing_amount') }} as price,
        lower({{ as_given('status') }}) as status,

        -- dates
        {{ parse_date('start_date') }} as started_on,
        {{ parse_date('end_date') }} as ended_on,
        {{ parse_date('cancelled_at') }} as cancelled_on,
        {{ parse_date(split_part(bill_dates, "','", 1)) }} as next_billing_on,

        -- as given
        {{ as_given('billing_amount') }} as price_as_given,
        {{ as_given('start_date') }} as started_on_as_given,
        {{ as_given('end_date') }} as ended_on_as_given,
        {{ as_given('cancelled_at') }} as cancelled_on_as_given,
        {{ as_given(bill_dates) }} as next_billing_on_as_given
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ version_issue('membership_id') }},
            {{ date_issue('started_on_as_given', 'started_on', earliest_event_date(), latest_day(), is_required=true) }},
            {{ date_issue('ended_on_as_given', 'ended_on', earliest_event_date()) }},
            {{ date_issue('cancelled_on_as_given', 'cancelled_on', earliest_event_date(), latest_day()) }},
            {{ date_issue('next_billing_on_as_given', 'next_billing_on', earliest_event_date()) }},
            {{ amount_issue('price_as_given', 'price') }},
            {{ missing_issue('source_record_id', 'person') }}
        ) as row_issue
    from renamed

)

select * from labelled
