{{ config(materialized='view') }}

with entries as (

    select
        source_system,
        record_id,
        constituent_id,
        case when recorded_at = min(recorded_at) over (partition by constituent_id) then record_id end as born_with
    from {{ ref('identity_ledger') }}

),

-- a retired id lives on in the constituent that holds most of the records for which it was minted, or which ever bore it
heirs as (

    select
        entries.constituent_id,
        present.constituent_id as live_id,
        row_number() over (
            partition by entries.constituent_id
            order by
                case when present.constituent_id = entries.constituent_id then 0 else 1 end,
                count(distinct present.source_system || ':' || entries.born_with) desc,
                count(distinct present.source_system || ':' || present.record_id) desc,
                {{ number_of_id('present.constituent_id') }}
        ) as choice
    from entries
    left join {{ ref('record_constituents') }} as present
        on entries.source_system = present.source_system and entries.record_id = present.record_id
    group by entries.constituent_id, present.constituent_id

)

select
    constituent_id,
    live_id,
    case
        when live_id = constituent_id then 'in_use'
        when live_id is not null then 'merged'
        else 'left'
    end as status
from heirs
where choice = 1
