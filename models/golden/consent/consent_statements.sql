-- the latest day on which a person asked for a channel; who a record belongs to must be sure
with opt_ins as (

    select
        constituent_id,
        channel,
        max(said_on) as opted_in_on
    from {{ ref('consents') }}
    where is_opt_in and said_on is not null and constituent_id is not null and source_confidence != 'low'
    group by constituent_id, channel

),

statements as (

    select
        said.*,
        channels.channel as of_channel,
        channels.contact_type,
        channels.a_refusal_is_of,
        reasons.stops_every_channel,
        coalesce(reasons.is_ended_by_opt_in and said.said_on < opt_ins.opted_in_on, false) as is_ended
    from {{ ref('consents') }} as said
    inner join {{ ref('contact_channels') }} as channels on said.channel in (channels.channel, 'all')
    inner join {{ ref('consent_reasons') }} as reasons on said.reason = reasons.reason
    left join opt_ins on said.constituent_id = opt_ins.constituent_id and said.channel = opt_ins.channel

),

records as (

    select
        map.constituent_id,
        records.source_system,
        records.record_id,
        records.is_id_missing,
        {{ dbt.hash('records.email') }} as email_hash,
        features.email as mailbox,
        features.phone
    from {{ ref('source_records') }} as records
    inner join {{ ref('identity_map') }} as map on records.record_key = map.record_key
    inner join {{ ref('match_features') }} as features on records.record_key = features.record_key

),

-- a record is found by its id, and without an id by the address in its own system
told_records as (

    select
        statements.*,
        records.constituent_id as told_constituent_id,
        records.mailbox,
        records.phone,
        true as is_own
    from statements
    inner join records
        on statements.source_system = records.source_system and statements.source_record_id = records.record_id
    union all
    select
        statements.*,
        records.constituent_id as told_constituent_id,
        records.mailbox,
        records.phone,
        records.is_id_missing and statements.source_system = records.source_system as is_own
    from statements
    inner join records on statements.email_hash = records.email_hash
    where not statements.may_contact and statements.of_channel = 'email'

),

-- the mailbox or the phone behind the golden one, in one spelling
golden_contacts as (

    select
        survivors.constituent_id,
        survivors.attribute as contact_type,
        case survivors.attribute when 'email' then features.email else features.phone end as contact
    from {{ ref('constituent_provenance') }} as survivors
    inner join {{ ref('match_features') }} as features on survivors.record_key = features.record_key
    where survivors.attribute in ('email', 'phone')

),

told_contacts as (

    select
        told.*,
        golden_contacts.constituent_id as golden_constituent_id
    from told_records as told
    inner join golden_contacts
        on
            told.contact_type = golden_contacts.contact_type
            and case told.contact_type when 'email' then told.mailbox else told.phone end = golden_contacts.contact

),

-- a yes is only of the person who said it, and where that is not sure, only for the contact of that record; a no is also of
-- everybody who has the golden contact of the record
concerned as (

    select
        constituent_id,
        source_row_id,
        of_channel,
        true as is_own,
        false as stops_every_channel
    from statements
    where may_contact and constituent_id is not null and source_confidence != 'low'
    union all
    select
        golden_constituent_id as constituent_id,
        source_row_id,
        of_channel,
        true as is_own,
        false as stops_every_channel
    from told_contacts
    where may_contact and source_confidence = 'low' and constituent_id = golden_constituent_id
    union all
    select
        told_constituent_id as constituent_id,
        source_row_id,
        of_channel,
        true as is_own,
        stops_every_channel and not is_ended as stops_every_channel
    from told_records
    where not may_contact and is_own
    union all
    select
        golden_constituent_id as constituent_id,
        source_row_id,
        of_channel,
        told_constituent_id = golden_constituent_id and is_own as is_own,
        stops_every_channel and channel != 'all' as stops_every_channel
    from told_contacts
    where not may_contact and a_refusal_is_of = 'contact' and not is_ended

),

-- a refusal that stops every channel is a statement about each of them
of_each_channel as (

    select
        concerned.constituent_id,
        channels.channel,
        concerned.source_row_id,
        {{ dbt.bool_or('concerned.is_own') }} as is_own
    from concerned
    inner join {{ ref('contact_channels') }} as channels
        on concerned.stops_every_channel or concerned.of_channel = channels.channel
    group by concerned.constituent_id, channels.channel, concerned.source_row_id

),

said as (

    select distinct
        source_row_id,
        source_system,
        source_table,
        may_contact,
        is_opt_in,
        reason,
        is_ended,
        said_on
    from statements

)

select
    of_each_channel.constituent_id,
    of_each_channel.channel,
    of_each_channel.is_own,
    said.source_row_id,
    said.source_system,
    said.source_table,
    said.may_contact,
    said.is_opt_in,
    said.reason,
    said.is_ended,
    said.said_on
from of_each_channel
inner join said on of_each_channel.source_row_id = said.source_row_id
