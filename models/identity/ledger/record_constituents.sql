with entries as (

    select
        source_system,
        record_id,
        constituent_id,
        row_number() over (partition by source_system, record_id order by entry_number desc) as age
    from {{ ref('identity_ledger') }}

),

-- the ledger remembers records that have left their system; here are those of today
present as (

    select distinct
        source_system,
        record_id
    from {{ ref('source_records') }}

)

select
    entries.source_system,
    entries.record_id,
    entries.constituent_id
from entries
inner join present
    on entries.source_system = present.source_system and entries.record_id = present.record_id
where entries.age = 1
