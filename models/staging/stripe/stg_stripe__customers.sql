{{ person_records(
    from=raw('stripe', 'customers'),
    system='stripe',
    record_id='id',
    full_name='name',
    email='email',
    phone='phone',
    address='address_line1',
    city='address_city',
    state='address_state',
    postal_code='address_postal_code',
    updated_at='created',
    extra_fields={
        'capitan_customer_id': regexp_extract(
            'cast(metadata as ' ~ dbt.type_string() ~ ')', '"capitan_customer_id" *: *"([^"]*)"', 1
        ),
    }
) }}
