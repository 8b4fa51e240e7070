with of_systems as (

    {{ facts_of('consents') }}

),

said as (

    {% for statements in ['of_systems', ref('record_consents')] -%}
        select
            source_row_id,
            source_system,
            source_table,
            source_record_id,
            constituent_id,
            source_confidence,
            channel,
            email_hash,
            word,
            joined_at,
            said_at,
            said_on,
            loaded_at
        from {{ statements }}
        {{ 'union all' if not loop.last }}
    {% endfor %}

),

known as (

    select
        said.*,
        coalesce(of_table.consent, of_people.consent, of_any.consent, 'refused') as consent,
        coalesce(of_table.reason, of_people.reason, of_any.reason, 'unknown') as reason,
        channel_words.channel as known_channel
    from said
    left join {{ ref('consent_words') }} as of_table
        on
            said.source_system = of_table.source_system
            and said.source_table = of_table.source_system || ':' || of_table.table_name
            and replace(replace(said.word, '-', ' '), '_', ' ') = of_table.word
    {% for name, table in {'of_people': 'people', 'of_any': 'any'}.items() -%}
        left join {{ ref('consent_words') }} as {{ name }}
            on
                {{ name }}.source_system = 'any'
                and {{ name }}.table_name = '{{ table }}'
                {{ "and said.source_table = said.source_system || ':people'" if table == 'people' }}
                and replace(replace(said.word, '-', ' '), '_', ' ') = {{ name }}.word
    {% endfor -%}
    left join {{ ref('channel_words') }} as channel_words
        on lower(replace(replace(said.channel, '-', ' '), '_', ' ')) = channel_words.word

)

select
    source_row_id,
    source_system,
    source_table,
    source_record_id,
    constituent_id,
    source_confidence,
    case
        when channel is null then 'email'
        when known_channel is not null then known_channel
        when consent = 'refused' then 'all'
        else 'unknown'
    end as channel,
    email_hash,
    word,
    consent in ('allowed', 'opted_in') as may_contact,
    consent = 'opted_in' as is_opt_in,
    reason,
    joined_at,
    said_at,
    said_on,
    loaded_at
from known
-- a statement after today is not known yet; a statement without a readable moment counts
where consent != 'silent' and coalesce(said_on <= {{ as_of_date() }}, true)
