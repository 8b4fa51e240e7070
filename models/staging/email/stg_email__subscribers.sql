{{ person_records(
    from=raw('email', 'subscribers'),
    system='email',
    record_id='subscriber_id',
    first_name='first_name',
    last_name='last_name',
    email='email',
    postal_code='zip',
    updated_at='signed_up_on'
) }}
