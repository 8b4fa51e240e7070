{% for response, (table, moment) in {
    'opened': ('opens', 'opened_at'),
    'clicked': ('clicks', 'clicked_at'),
    'unsubscribed': ('unsubscribes', 'unsubscribed_at'),
    'bounced': ('bounces', 'bounced_at'),
}.items() %}
    select
        send_id as response_id,
        '{{ table }}' as source_table,
        source_record_id,
        {{ moment }} as responded_on,
        '{{ response }}' as status,
        'email:sends:' || send_id as message_id,
        {{ extra_fields_json({'campaign': 'campaign'}) }} as details,
        row_of_id
    from {{ ref('stg_email__sends') }}
    where {{ moment }}_as_given is not null
    {% if not loop.last %}union all{% endif %}
{% endfor %}
