with decided as (

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

),

-- the latest decision counts; check_steward_decisions has refused two on one day
ranked as (

    select
        *,
        row_number() over (
            partition by left_key, right_key order by decided_on desc nulls last, decision
        ) as choice
    from decided

)

select
    left_key,
    right_key,
    decision
from ranked
where choice = 1
