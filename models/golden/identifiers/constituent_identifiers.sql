with given as (

    select * from {{ ref('given_identifiers') }}

),

-- who else has the same value: nobody, others of one household, or strangers
shared as (

    select
        identifier_kind,
        compared_value,
        count(distinct constituent_id) as constituents,
        case
            when count(distinct constituent_id) = 1 then 1
            when count(distinct household_id) = 1 then 2
            else 3
        end as tier
    from given
    group by identifier_kind, compared_value

),

identifiers as (

    select
        constituent_id,
        source_system,
        identifier_kind,
        identifier_value,
        min(compared_value) as compared_value,
        min(tier) as tier,
        count(*) as record_count,
        min(updated_at) as first_seen_at,
        max(updated_at) as last_seen_at
    from given
    group by constituent_id, source_system, identifier_kind, identifier_value

)

select
    identifiers.constituent_id,
    identifiers.source_system,
    identifiers.identifier_kind,
    identifiers.identifier_value,
    case greatest(identifiers.tier, shared.tier) when 1 then 'exact' when 2 then 'medium' else 'low' end as tier,
    shared.constituents as shared_by,
    identifiers.record_count,
    identifiers.first_seen_at,
    identifiers.last_seen_at
from identifiers
inner join shared
    on
        identifiers.identifier_kind = shared.identifier_kind
        and identifiers.compared_value = shared.compared_value
