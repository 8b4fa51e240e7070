-- a status on the list has no date, so it counts on every day; rows that repeat an id all count
select
    source_record_id || ':' || subscription_status as consent_id,
    'subscribers' as source_table,
    source_record_id,
    cast(null as {{ dbt.type_timestamp() }}) as said_on,
    subscription_status as word,
    {{ dbt.hash('email') }} as email_hash
from {{ ref('stg_email__subscriptions') }}

{% for word, moment in {'unsubscribed': 'unsubscribed_at', 'bounced': 'bounced_at'}.items() %}
    union all

    select
        send_id || ':{{ word }}' as consent_id,
        'sends' as source_table,
        source_record_id,
        {{ moment }} as said_on,
        '{{ word }}' as word,
        cast(null as {{ dbt.type_string() }}) as email_hash
    from {{ ref('stg_email__sends') }}
    where {{ moment }}_as_given is not null
{% endfor %}
