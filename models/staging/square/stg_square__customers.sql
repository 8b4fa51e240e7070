{{ person_records(
    from=raw('square', 'customers'),
    system='square',
    record_id='id',
    first_name='given_name',
    last_name='family_name',
    email='email_address',
    phone='phone_number',
    address='address_line_1',
    city='locality',
    state='administrative_district_level_1',
    postal_code='postal_code',
    updated_at='updated_at',
    extra_fields={'capitan_customer_id': 'reference_id'}
) }}
