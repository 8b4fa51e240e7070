with groups as (

    select
        rule,
        key_hash,
        count(*) as record_count
    from {{ ref('hashed_keys') }}
    group by rule, key_hash
    having count(*) > 1

),

blocking_groups as (

    select
        groups.rule,
        groups.record_count
    from groups
    inner join {{ ref('match_rules') }} as rules on groups.rule = rules.rule
    where rules.kind = 'blocking' and groups.record_count <= rules.max_group_size

),

-- in a large file the largest groups are left
{{ cost_steps('blocking_groups') }}

select
    groups.rule,
    groups.key_hash,
    groups.record_count,
    groups.record_count > rules.max_group_size
    or (rules.kind = 'blocking' and groups.record_count > affordable.record_count) as is_too_large
from groups
inner join {{ ref('match_rules') }} as rules on groups.rule = rules.rule
cross join affordable
