with source as (

    select * from {{ raw('stripe', 'customers') }}

),

renamed as (

    select
        -- ids
        {{ id_as_given('id') }} as record_id,
        'stripe' as source_system,

        -- who
        {{ as_given('name') }} as full_name,

        -- how to reach them
        {{ as_given('email') }} as email,
        {{ as_given('phone') }} as phone,
        {{ spaced([
            as_given(json_field(as_given('address'), 'line1')), as_given(json_field(as_given('address'), 'line2'))
        ]) }} as address,
        {{ as_given(json_field(as_given('address'), 'city')) }} as city,
        {{ as_given(json_field(as_given('address'), 'state')) }} as state,
        {{ as_given(json_field(as_given('address'), 'postal_code')) }} as postal_code,

        -- outside the contract
        {{ extra_fields_json({'capitan_customer_id': json_field(as_given('metadata'), 'capitan_customer_id')}) }} as extra_fields,

        -- about the row
        {{ as_given('created') }} as updated_at
    from source

)

select * from renamed
