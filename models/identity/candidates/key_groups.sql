with groups as (

    select
        rule,
        key_value,
        count(*) as record_count
    from {{ ref('match_keys') }}
    group by rule, key_value
    having count(*) > 1

)

select
    groups.rule,
    groups.key_value,
    groups.record_count,
    groups.record_count > rules.max_group_size as is_too_large
from groups
inner join {{ ref('match_rules') }} as rules on groups.rule = rules.rule
