{{ config(meta={'model': 'email_audience'}) }}

-- A person whom any system refuses is in nothing that is tagged activation: by a record of theirs, or by the address to which
-- the mail would go; but for a refusal that they took back by an opt-in on a later day. Whoever is there is a constituent, and
-- has said yes where silence is no yes. Refusals are read from the rows of the systems themselves and not from facts.consents.
{% set tomorrow = day_begins(dbt.dateadd('day', 1, as_of_date())) %}

with refused as (

    {% for model, table_name in {
        'stg_email__subscriptions': 'subscribers', 'stg_mailchimp__subscriptions': 'members',
    }.items() %}
        select
            lists.source_system,
            lists.source_record_id,
            {{ dbt.hash('lists.email') }} as email_hash,
            'email' as channel,
            {{ 'cast(lists.changed_at as date)' if table_name == 'members' else 'cast(null as date)' }} as refused_on
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
        cast(null as {{ dbt.type_string() }}) as email_hash,
        'email' as channel,
        cast(unsubscribed_at as date) as refused_on
    from {{ ref('stg_email__sends') }}
    where
        unsubscribed_at_as_given is not null
        and coalesce(cast(unsubscribed_at as date) <= {{ as_of_date() }}, true)
    union all
    select
        source_system,
        source_record_id,
        lower(source_record_id) as email_hash,
        'email' as channel,
        cast(unsubscribed_at as date) as refused_on
    from {{ ref('stg_mailchimp__unsubscribes') }}
    where not is_superseded and coalesce(unsubscribed_at < {{ tomorrow }}, true)
    union all
    select
        source_system,
        source_record_id,
        lower(source_record_id) as email_hash,
        'email' as channel,
        cast(null as date) as refused_on
    from {{ ref('stg_mailchimp__activity') }}
    where
        action = 'bounce'
        and coalesce(bounce_type, 'hard') = 'hard'
        and not is_superseded
        and coalesce(acted_at < {{ tomorrow }}, true)

    union all
    select
        answers.source_system,
        answers.source_record_id,
        cast(null as {{ dbt.type_string() }}) as email_hash,
        coalesce(words.channel, 'all') as channel,
        case when answers.response = 'opt-out' then answers.said_on end as refused_on
    from {{ ref('stg_donation__preferences') }} as answers
    left join {{ ref('channel_words') }} as words on answers.channel = words.word
    where answers.response not in ('opt-in', 'no response') and coalesce(answers.said_on <= {{ as_of_date() }}, true)

),

opt_ins as (

    select
        records.constituent_id,
        words.channel,
        max(answers.said_on) as opted_in_on
    from {{ ref('stg_donation__preferences') }} as answers
    inner join {{ ref('channel_words') }} as words on answers.channel = words.word
    inner join {{ ref('record_constituents') }} as records
        on answers.source_system = records.source_system and answers.source_record_id = records.record_id
    where answers.response = 'opt-in' and answers.said_on <= {{ as_of_date() }}
    group by records.constituent_id, words.channel

),

reached as (

    select
        constituent_id,
        'email' as channel,
        canonical_email
    from {{ ref('email_audience') }}
    union all
    select
        letters.constituent_id,
        'mail' as channel,
        cast(null as {{ dbt.type_string() }}) as canonical_email
    from {{ ref('mail_audience') }} as audience
    inner join {{ ref('addressees') }} as letters
        on audience.constituent_id = letters.letter_id and letters.letter_type = 'mail'
    union all
    select
        actions.constituent_id,
        actions.channel,
        case when actions.channel = 'email' then constituents.canonical_email end as canonical_email
    from {{ ref('recommended_actions') }} as actions
    left join {{ ref('constituents') }} as constituents on actions.constituent_id = constituents.constituent_id
    where actions.channel is not null

)

select reached.constituent_id
from reached
inner join {{ ref('record_constituents') }} as records on reached.constituent_id = records.constituent_id
inner join refused
    on
        records.source_system = refused.source_system
        and records.record_id = refused.source_record_id
        and refused.channel in (reached.channel, 'all')
left join opt_ins on reached.constituent_id = opt_ins.constituent_id and refused.channel = opt_ins.channel
where coalesce(refused.refused_on >= opt_ins.opted_in_on, true)
union distinct
select reached.constituent_id
from reached
inner join refused on {{ dbt.hash('reached.canonical_email') }} = refused.email_hash
left join opt_ins on reached.constituent_id = opt_ins.constituent_id and refused.channel = opt_ins.channel
where coalesce(refused.refused_on >= opt_ins.opted_in_on, true)
union distinct
select reached.constituent_id
from reached
left join {{ ref('constituents') }} as constituents on reached.constituent_id = constituents.constituent_id
where constituents.constituent_id is null
union distinct
select reached.constituent_id
from reached
inner join {{ ref('contact_channels') }} as channels on reached.channel = channels.channel
left join {{ ref('consents') }} as allowed
    on
        reached.constituent_id = allowed.constituent_id
        and allowed.channel in (reached.channel, 'all')
        and allowed.may_contact
where channels.silence = 'refused' and allowed.constituent_id is null
