with source as (

    select * from {{ raw('mailchimp', 'member') }}

),

renamed as (

    select
        -- ids
        {{ id_as_given('id') }} as record_id,
        'mailchimp' as source_system,

        -- who
        {{ as_given('merge_fname') }} as first_name,
        {{ as_given('merge_lname') }} as last_name,

        -- how to reach them
        {{ as_given('email_address') }} as email,
        {{ as_given('merge_phone') }} as phone,

        -- about the row
        {{ as_given('last_changed') }} as updated_at
    from source

)

select * from renamed
