-- of rows of one id that arrived together each counts; the id of a member is the MD5 of the address
select
    subscription_id || ':' || subscription_status as consent_id,
    'members' as source_table,
    source_record_id,
    changed_at as said_at,
    subscription_status as word,
    coalesce({{ dbt.hash('email') }}, lower(source_record_id)) as email_hash,
    subscribed_at as joined_at,
    loaded_at
from {{ ref('stg_mailchimp__subscriptions') }}
where not is_superseded

{% for table, (model, id, word, moment) in {
    'unsubscribes': ('stg_mailchimp__unsubscribes', 'unsubscribe_id', "'unsubscribed'", 'unsubscribed_at'),
    'activity': ('stg_mailchimp__activity', 'activity_id', "coalesce(bounce_type || ' ', '') || action", 'acted_at'),
}.items() %}
    union all

    select
        {{ id }} || ':' || {{ word }} as consent_id,
        '{{ table }}' as source_table,
        source_record_id,
        {{ moment }} as said_at,
        {{ word }} as word,
        lower(source_record_id) as email_hash,
        cast(null as {{ dbt.type_timestamp() }}) as joined_at,
        loaded_at
    from {{ ref(model) }}
    where not is_superseded
{% endfor %}
