with source as (

    select * from {{ raw('email', 'subscribers') }}

),

renamed as (

    select
        -- ids
        {{ id_as_given('subscriber_id') }} as record_id,
        'email' as source_system,

        -- who
        {{ as_given('first_name') }} as first_name,
        {{ as_given('last_name') }} as last_name,

        -- how to reach them
        {{ as_given('email') }} as email,
        {{ as_given('zip') }} as postal_code,

        -- about the row
        {{ as_given('signed_up_on') }} as updated_at
    from source

)

select * from renamed
