select
    groups.rule,
    groups.key_value,
    groups.record_count,
    rules.max_group_size,
    'group_too_large' as reason
from {{ ref('key_groups') }} as groups
inner join {{ ref('match_rules') }} as rules on groups.rule = rules.rule
where groups.is_skipped
