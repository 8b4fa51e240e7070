with source as (

    select * from {{ raw('donation', 'donors') }}

),

renamed as (

    select
        -- ids
        {{ id_as_given('donor_id') }} as record_id,
        'donation' as source_system,

        -- who
        {{ as_given('title') }} as title,
        {{ as_given('first_name') }} as first_name,
        {{ as_given('middle_name') }} as middle_name,
        {{ as_given('last_name') }} as last_name,
        {{ as_given('suffix') }} as suffix,
        {{ as_given('birth_date') }} as birth_date,

        -- how to reach them
        {{ as_given('email') }} as email,
        {{ as_given('phone') }} as phone,
        {{ as_given('address') }} as address,
        {{ as_given('city') }} as city,
        {{ as_given('state') }} as state,
        {{ as_given('zip') }} as postal_code,

        -- about the row
        {{ as_given('updated_at') }} as updated_at
    from source

)

select * from renamed
