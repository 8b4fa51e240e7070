{{ person_records(
    from=raw('mailchimp', 'member'),
    system='mailchimp',
    record_id='id',
    first_name='merge_fname',
    last_name='merge_lname',
    email='email_address',
    phone='merge_phone',
    updated_at='last_changed'
) }}
