with added as (

    select
        source_system,
        record_id,
        event,
        constituent_id,
        previous_constituent_id,
        row_number() over (partition by source_system, record_id order by entry_number) as place
    from {{ ref('identity_ledger') }}
    where entry_number > {{ last_logged_entry() }}

),

moved as (

    select
        map.record_key,
        map.source_system,
        map.record_id,
        map.constituent_id,
        added.previous_constituent_id
    from added
    inner join {{ ref('identity_map') }} as map
        on added.source_system = map.source_system and added.record_id = map.record_id
    where added.place = 1 and added.event = 'moved' and added.previous_constituent_id != map.constituent_id

),

newcomers as (

    select distinct constituent_id
    from added
    where event != 'moved'

),

-- what is known of a record that moved and another one, from the side of the one that moved
pairs as (

    {% for here, there in [('left_key', 'right_key'), ('right_key', 'left_key')] -%}
        select
            moved.record_key,
            pairs.{{ there }} as other_key,
            pairs.reason,
            pairs.confidence,
            pairs.decision = 'match' as is_match
        from moved
        inner join {{ ref('pair_decisions') }} as pairs on moved.record_key = pairs.{{ here }}
        where pairs.decision = 'match' or pairs.reason in ('steward_different', 'steward_split')
        {{ 'union all' if not loop.last }}
    {% endfor %}

),

crossing as (

    select
        moved.record_key,
        moved.previous_constituent_id,
        moved.constituent_id,
        pairs.reason,
        pairs.confidence,
        other.record_key as other_key,
        other.source_system as linked_system,
        other.record_id as linked_record_id,
        pairs.reason like 'steward%' as is_decided
    from moved
    inner join pairs on moved.record_key = pairs.record_key
    inner join {{ ref('identity_map') }} as other on pairs.other_key = other.record_key
    left join moved as company on pairs.other_key = company.record_key
    where
        pairs.is_match = (moved.constituent_id = other.constituent_id)
        -- who came along says nothing about why
        and coalesce(company.previous_constituent_id != moved.previous_constituent_id, true)

),

links as (

    select
        *,
        row_number() over (
            partition by record_key
            order by case when is_decided then 0 else 1 end, confidence desc, other_key
        ) as choice
    from crossing

),

decided as (

    select distinct
        previous_constituent_id,
        constituent_id
    from crossing
    where is_decided

)

select
    moved.source_system,
    moved.record_id,
    moved.constituent_id,
    moved.previous_constituent_id,
    case
        when decided.constituent_id is not null then 'steward_decision'
        when newcomers.constituent_id is not null then 'new_record'
        when version.is_learnt_now and {{ 'true' if is_to_build('matching_version') else 'false' }} then 'new_parameters'
        else 'changed_record'
    end as cause,
    links.linked_system,
    links.linked_record_id,
    links.reason,
    links.confidence
from moved
cross join {{ ref('matching_version') }} as version
left join decided
    on
        moved.previous_constituent_id = decided.previous_constituent_id
        and moved.constituent_id = decided.constituent_id
left join newcomers on moved.constituent_id = newcomers.constituent_id
left join links on moved.record_key = links.record_key and links.choice = 1
