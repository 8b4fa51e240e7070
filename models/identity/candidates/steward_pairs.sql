{%- set never = "cast('1900-01-01' as date)" -%}

with said as (

    select
        least(one.record_key, other.record_key) as left_key,
        greatest(one.record_key, other.record_key) as right_key,
        decisions.decision,
        decisions.decided_on
    from {{ steward_decisions() }} as decisions
    inner join {{ ref('source_records') }} as one
        on decisions.left_system = one.source_system and decisions.left_record_id = one.record_id
    inner join {{ ref('source_records') }} as other
        on decisions.right_system = other.source_system and decisions.right_record_id = other.record_id
    where decisions.decision in ('same', 'different') and decisions.counts

),

-- the latest decision counts; check_steward_decisions has refused two on one day
ranked as (

    select
        *,
        row_number() over (
            partition by left_key, right_key order by decided_on desc nulls last, decision
        ) as choice
    from said

)

-- who splits a record off overrules what was said about it before
select
    ranked.left_key,
    ranked.right_key,
    ranked.decision
from ranked
left join {{ ref('steward_splits') }} as left_split on ranked.left_key = left_split.record_key
left join {{ ref('steward_splits') }} as right_split on ranked.right_key = right_split.record_key
where
    ranked.choice = 1
    and coalesce(ranked.decided_on, {{ never }}) >= greatest(
        coalesce(left_split.decided_on, {{ never }}), coalesce(right_split.decided_on, {{ never }})
    )
