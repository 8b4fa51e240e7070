with said as (

    {{ facts_of('consents') }}

),

known as (

    select
        said.*,
        coalesce(of_table.consent, of_any.consent, 'refused') as consent,
        coalesce(of_table.reason, of_any.reason, 'unknown') as reason
    from said
    left join {{ ref('consent_words') }} as of_table
        on
            said.source_system = of_table.source_system
            and said.source_table = of_table.source_system || ':' || of_table.table_name
            and replace(replace(said.word, '-', ' '), '_', ' ') = of_table.word
    left join {{ ref('consent_words') }} as of_any
        on of_any.source_system = 'any' and replace(replace(said.word, '-', ' '), '_', ' ') = of_any.word

)

select
    source_row_id,
    source_system,
    source_table,
    source_record_id,
    constituent_id,
    source_confidence,
    coalesce(channel, 'email') as channel,
    email_hash,
    word,
    consent = 'allowed' as may_be_mailed,
    reason,
    joined_at,
    said_at,
    said_on,
    loaded_at
from known
-- a statement after today is not known yet; a statement without a readable moment counts
where consent != 'silent' and coalesce(said_on <= {{ as_of_date() }}, true)
