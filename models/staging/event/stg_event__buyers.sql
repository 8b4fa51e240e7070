{{ person_records(
    from=raw('event', 'buyers'),
    system='event',
    record_id='buyer_id',
    first_name='buyer_first_name',
    last_name='buyer_last_name',
    email='buyer_email',
    phone='buyer_phone',
    address='billing_address',
    city='billing_city',
    state='billing_state',
    postal_code='billing_zip',
    updated_at='created_on'
) }}
