with source as (

    select * from {{ raw('subscription', 'subscribers') }}

),

renamed as (

    select
        -- ids
        {{ id_as_given('subscriber_id') }} as record_id,
        'subscription' as source_system,

        -- who
        {{ as_given('name') }} as full_name,
        {{ as_given('birth_date') }} as birth_date,

        -- how to reach them
        {{ as_given('email') }} as email,
        {{ as_given('phone') }} as phone,
        {{ as_given('delivery_address') }} as address,
        {{ as_given('delivery_city') }} as city,
        {{ as_given('delivery_state') }} as state,
        {{ as_given('delivery_zip') }} as postal_code,

        -- about the row
        {{ as_given('modified_on') }} as updated_at
    from source

)

select * from renamed
