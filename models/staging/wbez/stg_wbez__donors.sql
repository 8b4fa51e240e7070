{{ person_records(
    from=raw('wbez', 'donors'),
    system='wbez',
    record_id='donor_id',
    title='title',
    first_name='first_name',
    middle_name='middle_name',
    last_name='last_name',
    suffix='suffix',
    email='email',
    phone='phone',
    address='address',
    city='city',
    state='state',
    postal_code='zip',
    birth_date='birth_date',
    updated_at='updated_at'
) }}
