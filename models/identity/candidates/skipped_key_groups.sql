with compared_after_all as (

    select
        rule,
        key_value,
        count(distinct record_key) as record_count
    from {{ ref('refined_keys') }}
    group by rule, key_value

)

select
    groups.rule,
    groups.key_value,
    groups.record_count,
    rules.max_group_size,
    coalesce(compared_after_all.record_count, 0) as records_compared_by_refined_key,
    'group_too_large' as reason
from {{ ref('key_groups') }} as groups
inner join {{ ref('match_rules') }} as rules on groups.rule = rules.rule
left join compared_after_all on groups.rule = compared_after_all.rule and groups.key_value = compared_after_all.key_value
where groups.is_too_large
