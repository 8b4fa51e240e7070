{#- A state holds from whenever it was set, which no system dates; an event is known once its day has come, or where its
    moment cannot be read. -#}
{%- set no_moment = 'cast(null as ' ~ dbt.type_timestamp() ~ ')' -%}
{%- set no_address = 'cast(null as ' ~ dbt.type_string() ~ ')' -%}
{%- set tomorrow = day_begins(dbt.dateadd('day', 1, as_of_date())) -%}

with said as (

    select
        source_system,
        'subscribers' as table_name,
        source_record_id,
        {{ dbt.hash('email') }} as email_hash,
        subscription_status as word,
        {{ no_moment }} as said_at
    from {{ ref('stg_email__subscriptions') }}

    {% for word, moment in {'unsubscribed': 'unsubscribed_at', 'bounced': 'bounced_at'}.items() %}
        union all

        select
            source_system,
            'sends' as table_name,
            source_record_id,
            {{ no_address }} as email_hash,
            '{{ word }}' as word,
            {{ moment }} as said_at
        from {{ ref('stg_email__sends') }}
        where
            {{ moment }}_as_given is not null
            and ({{ moment }} is null or cast({{ moment }} as date) <= {{ as_of_date() }})
    {% endfor %}

    union all

    -- the id is the MD5 of the address
    select
        source_system,
        'members' as table_name,
        source_record_id,
        coalesce({{ dbt.hash('email') }}, lower(source_record_id)) as email_hash,
        subscription_status as word,
        changed_at as said_at
    from {{ ref('stg_mailchimp__subscriptions') }}
    where not is_superseded

    {% for table_name, (model, word, moment) in {
        'unsubscribes': ('stg_mailchimp__unsubscribes', "'unsubscribed'", 'unsubscribed_at'),
        'activity': ('stg_mailchimp__activity', "coalesce(bounce_type || ' ', '') || action", 'acted_at'),
    }.items() %}
        union all

        select
            source_system,
            '{{ table_name }}' as table_name,
            source_record_id,
            lower(source_record_id) as email_hash,
            {{ word }} as word,
            {{ moment }} as said_at
        from {{ ref(model) }}
        where not is_superseded and ({{ moment }} is null or {{ moment }} < {{ tomorrow }})
    {% endfor %}

)

select
    said.source_system,
    said.table_name,
    said.source_record_id,
    said.email_hash,
    said.word,
    said.said_at,
    coalesce(words.consent = 'allowed', false) as may_be_mailed,
    coalesce(words.reason, 'unknown') as reason
from said
left join {{ ref('consent_words') }} as words
    on
        said.source_system = words.source_system
        and said.table_name = words.table_name
        and replace(replace(said.word, '-', ' '), '_', ' ') = words.word
where coalesce(words.consent, 'refused') != 'silent'
