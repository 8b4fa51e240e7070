with source as (

    select * from {{ raw('capitan', 'customers') }}

),

renamed as (

    select
        -- ids
        {{ id_as_given('id') }} as record_id,
        'capitan' as source_system,

        -- who
        {{ as_given('first_name') }} as first_name,
        {{ as_given('middle_name') }} as middle_name,
        {{ as_given('last_name') }} as last_name,
        {{ as_given('suffix') }} as suffix,
        {{ as_given('birthday') }} as birth_date,

        -- how to reach them
        {{ as_given('email') }} as email,
        {{ as_given('telephone') }} as phone,
        {{ as_given('address') }} as address,
        {{ as_given('city') }} as city,
        {{ as_given('state') }} as state,
        {{ as_given('zip') }} as postal_code,

        -- outside the contract
        {{ extra_fields_json({'capitan_customer_id': 'id'}) }} as extra_fields,

        -- about the row
        coalesce({{ as_given('updated_at') }}, {{ as_given('created_at') }}) as updated_at
    from source

)

select * from renamed
