with groups as (

    select
        rule,
        key_value,
        count(*) as record_count
    from {{ ref('match_keys') }}
    group by rule, key_value
    having count(*) > 1

),

-- a rule that is out of its depth at this size of file leaves its largest groups
{{ cost_steps('groups') }}

select
    groups.rule,
    groups.key_value,
    groups.record_count,
    groups.record_count > rules.max_group_size
    or (rules.kind = 'blocking' and costs.pairs_up_to_here > affordable.pair_count) as is_too_large
from groups
inner join {{ ref('match_rules') }} as rules on groups.rule = rules.rule
inner join costs on groups.record_count = costs.record_count
cross join affordable
