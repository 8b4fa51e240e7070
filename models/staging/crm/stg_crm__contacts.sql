with source as (

    select * from {{ raw('crm', 'contacts') }}

),

renamed as (

    select
        -- ids
        {{ id_as_given('contact_id') }} as record_id,
        'crm' as source_system,

        -- who
        {{ as_given('contact_name') }} as full_name,

        -- how to reach them
        {{ as_given('email') }} as email,
        {{ as_given('phone') }} as phone,

        -- about the row
        {{ as_given('updated_at') }} as updated_at
    from source

)

select * from renamed
