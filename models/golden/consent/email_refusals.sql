with refused as (

    select distinct
        source_system,
        source_record_id,
        email_hash,
        reason
    from {{ ref('consents') }}
    where channel = 'email' and not may_be_mailed

),

records as (

    select
        map.constituent_id,
        records.source_system,
        records.record_id,
        records.is_id_missing,
        {{ dbt.hash('records.email') }} as email_hash,
        features.email as mailbox
    from {{ ref('source_records') }} as records
    inner join {{ ref('identity_map') }} as map on records.record_key = map.record_key
    inner join {{ ref('match_features') }} as features on records.record_key = features.record_key

),

-- a record is found by its id, and without an id by the address in its own system
refused_records as (

    select
        records.constituent_id,
        records.mailbox,
        refused.reason,
        true as is_said_of_record
    from refused
    inner join records
        on refused.source_system = records.source_system and refused.source_record_id = records.record_id
    union all
    select
        records.constituent_id,
        records.mailbox,
        refused.reason,
        records.is_id_missing and refused.source_system = records.source_system as is_said_of_record
    from refused
    inner join records on refused.email_hash = records.email_hash

),

-- the mailbox behind the golden email, in one spelling
golden_mailboxes as (

    select
        survivors.constituent_id,
        features.email as mailbox
    from {{ ref('constituent_provenance') }} as survivors
    inner join {{ ref('match_features') }} as features on survivors.record_key = features.record_key
    where survivors.attribute = 'email'

),

refusals as (

    select
        constituent_id,
        reason
    from refused_records
    where is_said_of_record
    union all
    select
        golden_mailboxes.constituent_id,
        refused_records.reason
    from refused_records
    inner join golden_mailboxes on refused_records.mailbox = golden_mailboxes.mailbox

)

select
    constituent_id,
    {{ joined_values('reason', ', ') }} as reasons
from refusals
group by constituent_id
