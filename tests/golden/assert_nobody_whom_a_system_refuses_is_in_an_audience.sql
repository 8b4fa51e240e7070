{{ config(meta={'model': 'email_audience'}) }}

-- A person whom any system refuses is in no audience, and no action reaches them by email: by a record of theirs, or by the
-- address to which the mail would go.
-- The test reads the rows of the systems themselves and not facts.consents.
{% set tomorrow = day_begins(dbt.dateadd('day', 1, as_of_date())) %}

with refused as (

    {% for model, table_name in {
        'stg_email__subscriptions': 'subscribers', 'stg_mailchimp__subscriptions': 'members',
    }.items() %}
        select
            lists.source_system,
            lists.source_record_id,
            {{ dbt.hash('lists.email') }} as email_hash
        from {{ ref(model) }} as lists
        left join {{ ref('consent_words') }} as words
            on
                lists.source_system = words.source_system
                and words.table_name = '{{ table_name }}'
                and words.consent = 'allowed'
                and lists.subscription_status in (
                    words.word, replace(words.word, ' ', '-'), replace(words.word, ' ', '_')
                )
        where
            words.word is null
            {{ 'and not lists.is_superseded and coalesce(lists.changed_at < ' ~ tomorrow ~ ', true)' if table_name == 'members' }}
        union all
    {% endfor %}

    select
        source_system,
        source_record_id,
        cast(null as {{ dbt.type_string() }}) as email_hash
    from {{ ref('stg_email__sends') }}
    where
        unsubscribed_at_as_given is not null
        and coalesce(cast(unsubscribed_at as date) <= {{ as_of_date() }}, true)
    union all
    select
        source_system,
        source_record_id,
        lower(source_record_id) as email_hash
    from {{ ref('stg_mailchimp__unsubscribes') }}
    where not is_superseded and coalesce(unsubscribed_at < {{ tomorrow }}, true)
    union all
    select
        source_system,
        source_record_id,
        lower(source_record_id) as email_hash
    from {{ ref('stg_mailchimp__activity') }}
    where
        action = 'bounce'
        and coalesce(bounce_type, 'hard') = 'hard'
        and not is_superseded
        and coalesce(acted_at < {{ tomorrow }}, true)

),

audiences as (

    select
        constituent_id,
        canonical_email
    from {{ ref('email_audience') }}
    union all
    select
        actions.constituent_id,
        constituents.canonical_email
    from {{ ref('recommended_actions') }} as actions
    inner join {{ ref('constituents') }} as constituents on actions.constituent_id = constituents.constituent_id
    where actions.channel = 'email'

)

select audience.constituent_id
from audiences as audience
inner join {{ ref('record_constituents') }} as records on audience.constituent_id = records.constituent_id
inner join refused
    on records.source_system = refused.source_system and records.record_id = refused.source_record_id
union
select audience.constituent_id
from audiences as audience
inner join refused on {{ dbt.hash('audience.canonical_email') }} = refused.email_hash
