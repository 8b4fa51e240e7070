{%- set address = as_given('address') -%}
{{ person_records(
    from=raw('square', 'customers'),
    system='square',
    record_id='id',
    first_name='given_name',
    last_name='family_name',
    email='email_address',
    phone='phone_number',
    address=json_field(address, 'address_line_1'),
    city=json_field(address, 'locality'),
    state=json_field(address, 'administrative_district_level_1'),
    postal_code=json_field(address, 'postal_code'),
    updated_at='updated_at',
    extra_fields={'capitan_customer_id': 'reference_id'}
) }}
