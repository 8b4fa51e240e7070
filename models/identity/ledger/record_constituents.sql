-- the ledgers remember records that have left their system; here are those of today
with present as (

    select distinct
        source_system,
        record_id
    from {{ ref('source_records') }}

),

{% for of, ledger in {'constituent': ref('identity_ledger'), 'household': ref('household_ledger')}.items() -%}
    {{ of }}_entries as (

        select
            source_system,
            record_id,
            {{ of }}_id,
            row_number() over (partition by source_system, record_id order by entry_number desc) as age
        from {{ ledger }}

    ){{ ',' if not loop.last }}

{% endfor -%}

select
    present.source_system,
    present.record_id,
    constituents.constituent_id,
    households.household_id
from present
inner join constituent_entries as constituents
    on
        present.source_system = constituents.source_system
        and present.record_id = constituents.record_id
        and constituents.age = 1
inner join household_entries as households
    on
        present.source_system = households.source_system
        and present.record_id = households.record_id
        and households.age = 1
