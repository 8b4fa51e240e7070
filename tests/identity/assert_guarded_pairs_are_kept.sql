-- What must be one person is one, and what must not is not: the pairs of the seed guard_pairs, and those that stewards decided.
-- A pair of which a record has left is not asked.
with guarded as (

    select
        one.record_key as left_key,
        other.record_key as right_key,
        guards.must_be,
        'guard_pairs' as said_by
    from {{ ref('guard_pairs') }} as guards
    inner join {{ ref('source_records') }} as one
        on guards.left_system = one.source_system and guards.left_record_id = one.record_id
    inner join {{ ref('source_records') }} as other
        on guards.right_system = other.source_system and guards.right_record_id = other.record_id
    union all
    select
        left_key,
        right_key,
        decision as must_be,
        'a steward' as said_by
    from {{ ref('steward_pairs') }}

)

select
    guarded.said_by,
    guarded.must_be,
    one.source_system || ':' || one.record_id as left_record,
    other.source_system || ':' || other.record_id as right_record
from guarded
inner join {{ ref('identity_map') }} as one on guarded.left_key = one.record_key
inner join {{ ref('identity_map') }} as other on guarded.right_key = other.record_key
where (guarded.must_be = 'same') != (one.constituent_id = other.constituent_id)
