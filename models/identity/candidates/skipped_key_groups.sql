{{ config(materialized='view') }}

with compared_after_all as (

    select
        key_hash,
        count(distinct record_key) as record_count
    from {{ ref('refined_keys') }}
    group by key_hash

),

key_values as (

    select
        key_hash,
        min(key_value) as key_value
    from {{ ref('match_keys') }}
    group by key_hash

)

select
    groups.rule,
    key_values.key_value,
    groups.record_count,
    rules.max_group_size,
    coalesce(compared_after_all.record_count, 0) as records_compared_by_refined_key,
    'group_too_large' as reason
from {{ ref('key_groups') }} as groups
inner join {{ ref('match_rules') }} as rules on groups.rule = rules.rule
inner join key_values on groups.key_hash = key_values.key_hash
left join compared_after_all on groups.key_hash = compared_after_all.key_hash
where groups.is_too_large
