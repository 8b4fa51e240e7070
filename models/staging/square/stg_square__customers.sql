with source as (

    select * from {{ raw('square', 'customers') }}

),

renamed as (

    select
        -- ids
        {{ id_as_given('id') }} as record_id,
        'square' as source_system,

        -- who
        {{ as_given('given_name') }} as first_name,
        {{ as_given('family_name') }} as last_name,

        -- how to reach them
        {{ as_given('email_address') }} as email,
        {{ as_given('phone_number') }} as phone,
        {{ spaced([
            as_given(json_field(as_given('address'), 'address_line_1')),
            as_given(json_field(as_given('address'), 'address_line_2'))
        ]) }} as address,
        {{ as_given(json_field(as_given('address'), 'locality')) }} as city,
        {{ as_given(json_field(as_given('address'), 'administrative_district_level_1')) }} as state,
        {{ as_given(json_field(as_given('address'), 'postal_code')) }} as postal_code,

        -- outside the contract
        {{ extra_fields_json({'capitan_customer_id': 'reference_id'}) }} as extra_fields,

        -- about the row
        {{ as_given('updated_at') }} as updated_at
    from source

)

select * from renamed
