{{ person_records(
    from=raw('mailchimp', 'members'),
    system='mailchimp',
    record_id='id',
    first_name='merge_fields_fname',
    last_name='merge_fields_lname',
    email='email_address',
    phone='merge_fields_phone',
    updated_at='last_changed'
) }}
