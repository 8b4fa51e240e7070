{{ person_records(
    from=raw('crm', 'contacts'),
    system='crm',
    record_id='contact_id',
    full_name='contact_name',
    email='email',
    phone='phone',
    updated_at='updated_at'
) }}
