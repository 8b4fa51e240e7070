{%- set address = as_given('address') -%}
{{ person_records(
    from=raw('stripe', 'customers'),
    system='stripe',
    record_id='id',
    full_name='name',
    email='email',
    phone='phone',
    address=json_field(address, 'line1'),
    city=json_field(address, 'city'),
    state=json_field(address, 'state'),
    postal_code=json_field(address, 'postal_code'),
    updated_at='created',
    extra_fields={'capitan_customer_id': json_field(as_given('metadata'), 'capitan_customer_id')}
) }}
