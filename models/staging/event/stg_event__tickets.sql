with source as (

    select
        *,
        {{ row_of_id('event', 'tickets', 'ticket_order_id') }} as row_of_id
    from {{ raw('event', 'tickets') }}

),

renamed as (

    select
        -- ids
        {{ as_given('ticket_order_id') }} as ticket_order_id,
        'event' as source_system,
        {{ id_as_given('buyer_id') }} as source_record_id,
        row_of_id,

        -- what was bought
        {{ as_given('event_name') }} as event_name,
        try_cast({{ as_given('quantity') }} as {{ dbt.type_int() }}) as quantity,
        {{ parse_money('unit_price') }} as unit_price,
        {{ parse_boolean('attended') }} as is_attended,

        -- dates
        {{ parse_date('event_date') }} as event_date,
        {{ parse_date('purchased_on') }} as purchased_on,

        -- as given
        {{ as_given('quantity') }} as quantity_as_given,
        {{ as_given('unit_price') }} as unit_price_as_given,
        {{ as_given('event_date') }} as event_date_as_given,
        {{ as_given('purchased_on') }} as purchased_on_as_given
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ id_issue('ticket_order_id', 'source_record_id') }},
            {{ date_issue(
                'purchased_on_as_given', 'purchased_on', earliest_event_date(), latest_day(), is_required=true
            ) }},
            {{ date_issue('event_date_as_given', 'event_date', earliest_event_date(), is_required=true) }},
            {{ quantity_issue('quantity_as_given', 'quantity') }},
            {{ amount_issue('unit_price_as_given', 'unit_price', is_required=true) }}
        ) as row_issue
    from renamed

)

select * from labelled
