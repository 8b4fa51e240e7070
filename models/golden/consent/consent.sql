with people as (

    select
        map.constituent_id,
        max(case when survivors.attribute = 'email' then survivors.value end) as email,
        max(case when survivors.attribute = 'phone' then survivors.value end) as phone,
        max(case when survivors.attribute = 'address' and records.address is not null then places.postal_code end) as address
    from {{ ref('identity_map') }} as map
    inner join {{ ref('known_records') }} as known on map.record_key = known.record_key
    left join {{ ref('constituent_provenance') }} as survivors
        on map.constituent_id = survivors.constituent_id and map.record_key = survivors.record_key
    left join {{ ref('source_records') }} as records on survivors.record_key = records.record_key
    left join {{ ref('match_features') }} as places on survivors.record_key = places.record_key
    group by map.constituent_id

),

ways as (

    select
        people.constituent_id,
        channels.channel,
        channels.silence,
        case channels.contact_type
            when 'email' then people.email is not null
            when 'phone' then people.phone is not null
            else people.address is not null
        end as has_contact
    from people
    cross join {{ ref('contact_channels') }} as channels

),

-- a no that stands, before a yes, before a no that a later yes has ended
ranked as (

    select
        statements.*,
        count(*) over (partition by statements.constituent_id, statements.channel) as statement_count,
        row_number() over (
            partition by statements.constituent_id, statements.channel
            order by
                case when statements.is_ended then 3 when statements.may_contact then 2 else 1 end,
                case when statements.is_own then 1 else 2 end,
                reasons.position,
                case when statements.said_on is null then 2 else 1 end,
                statements.said_on desc,
                statements.source_row_id
        ) as choice
    from {{ ref('consent_statements') }} as statements
    inner join {{ ref('consent_reasons') }} as reasons on statements.reason = reasons.reason

)

select
    ways.constituent_id,
    ways.channel,
    ways.has_contact and coalesce(said.may_contact, ways.silence = 'allowed') as may_contact,
    case
        when not said.may_contact then said.reason
        when not ways.has_contact then 'no_contact'
        else coalesce(said.reason, 'silence')
    end as reason,
    said.source_system,
    said.source_table,
    said.source_row_id,
    said.said_on,
    not coalesce(said.is_own, true) as is_of_a_shared_contact,
    coalesce(said.statement_count, 0) as statement_count
from ways
left join ranked as said
    on ways.constituent_id = said.constituent_id and ways.channel = said.channel and said.choice = 1
