{{ config(materialized='view') }}

-- rows that share an id have the tier of the least sure one
with tiers as (

    select
        source_system,
        record_id,
        max(case confidence_tier when 'low' then 3 when 'medium' then 2 else 1 end) as tier
    from {{ ref('identity_map') }}
    group by source_system, record_id

)

select
    constituents.source_system,
    constituents.record_id,
    constituents.constituent_id,
    case tiers.tier when 3 then 'low' when 2 then 'medium' else 'exact' end as source_confidence
from {{ ref('record_constituents') }} as constituents
inner join tiers
    on constituents.source_system = tiers.source_system and constituents.record_id = tiers.record_id
