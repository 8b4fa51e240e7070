with keys as (

    select
        keys.rule,
        keys.key_hash,
        keys.record_key,
        true as is_sought
    from {{ ref('hashed_keys') }} as keys
    inner join {{ ref('key_groups') }} as groups on keys.key_hash = groups.key_hash
    where not groups.is_too_large
    union all
    select
        rule,
        refined_hash as key_hash,
        record_key,
        is_sought
    from {{ ref('refined_keys') }}

),

by_key as (

    select
        left_side.record_key as left_key,
        right_side.record_key as right_key,
        left_side.rule
    from keys as left_side
    inner join keys as right_side
        on
            left_side.key_hash = right_side.key_hash
            and left_side.record_key < right_side.record_key
            and (left_side.is_sought or right_side.is_sought)

),

-- a record without a first name may share its email with one person and its phone with another: they are compared, so
-- that a conflict between them can keep them apart
bridges as (

    select keys.*
    from keys
    inner join {{ ref('match_features') }} as features on keys.record_key = features.record_key
    where keys.rule in ('same_email', 'same_phone') and coalesce(length(features.first_name), 0) <= 1

),

by_bridge as (

    select
        least(one.record_key, other.record_key) as left_key,
        greatest(one.record_key, other.record_key) as right_key,
        'bridge' as rule
    from bridges as by_email
    inner join bridges as by_phone on by_email.record_key = by_phone.record_key
    inner join keys as one on by_email.key_hash = one.key_hash
    inner join keys as other on by_phone.key_hash = other.key_hash
    where by_email.rule = 'same_email' and by_phone.rule = 'same_phone' and one.record_key != other.record_key

),

-- a copy is paired with its original, and a row that repeats an id with the first one, without a limit
by_copy as (

    select
        original_key as left_key,
        copy_key as right_key,
        'same_row' as rule
    from {{ ref('record_copies') }}

),

by_repeated_id as (

    select
        min(record_key) over (partition by source_system, record_id) as left_key,
        record_key as right_key,
        'same_system_id' as rule
    from {{ ref('source_records') }}
    where is_id_repeated

),

-- a steward may name two records that no rule would compare
by_steward as (

    select
        left_key,
        right_key,
        'steward' as rule
    from {{ ref('steward_pairs') }}

),

-- a child is compared with the parent whom a source names, so that both stay apart
by_association as (

    select
        left_key,
        right_key,
        'associated' as rule
    from {{ ref('associated_pairs') }}

),

found as (

    select * from by_key
    union all
    select * from by_bridge
    union all
    select * from by_copy
    union all
    select * from by_repeated_id
    where left_key != right_key
    union all
    select * from by_steward
    union all
    select * from by_association

)

select
    left_key,
    right_key,
    {{ dbt.bool_or("rule = 'same_row'") }} as is_copy,
    {{ dbt.bool_or("rule = 'same_system_id'") }} as same_system_id
from found
group by left_key, right_key
