{{ person_records(
    from=raw('capitan', 'customers'),
    system='capitan',
    record_id='id',
    first_name='first_name',
    middle_name='middle_name',
    last_name='last_name',
    suffix='suffix',
    email='email',
    phone='telephone',
    address='address',
    city='city',
    state='state',
    postal_code='zip',
    birth_date='birthday',
    updated_at='coalesce(' ~ as_given('updated_at') ~ ', ' ~ as_given('created_at') ~ ')',
    extra_fields={'capitan_customer_id': 'id'}
) }}
