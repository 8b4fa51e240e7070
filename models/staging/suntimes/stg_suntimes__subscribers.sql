{{ person_records(
    from=raw('suntimes', 'subscribers'),
    system='suntimes',
    record_id='subscriber_id',
    full_name='name',
    email='email',
    phone='phone',
    address='delivery_address',
    city='delivery_city',
    state='delivery_state',
    postal_code='delivery_zip',
    birth_date='birth_date',
    updated_at='modified_on'
) }}
