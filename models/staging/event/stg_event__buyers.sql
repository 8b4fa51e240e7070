with source as (

    select * from {{ raw('event', 'buyers') }}

),

renamed as (

    select
        -- ids
        {{ id_as_given('buyer_id') }} as record_id,
        'event' as source_system,

        -- who
        {{ as_given('buyer_first_name') }} as first_name,
        {{ as_given('buyer_last_name') }} as last_name,

        -- how to reach them
        {{ as_given('buyer_email') }} as email,
        {{ as_given('buyer_phone') }} as phone,
        {{ as_given('billing_address') }} as address,
        {{ as_given('billing_city') }} as city,
        {{ as_given('billing_state') }} as state,
        {{ as_given('billing_zip') }} as postal_code,

        -- about the row
        {{ as_given('created_on') }} as updated_at
    from source

)

select * from renamed
