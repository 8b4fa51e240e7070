{{ person_records(
    from=raw('crm', 'leads'),
    system='crm',
    record_id='lead_id',
    first_name='first_name',
    last_name='last_name',
    email='email',
    phone='phone',
    updated_at='updated_at'
) }}
