with groups as (

    select
        rule,
        key_value,
        count(*) as record_count
    from {{ ref('match_keys') }}
    group by rule, key_value
    having count(*) > 1

),

-- the smallest groups first, for they say most; a rule that is out of its depth at this size of file stops there
sizes as (

    select
        rule,
        record_count,
        count(*) * record_count * (record_count - 1) / 2 as pair_count
    from groups
    group by rule, record_count

),

costs as (

    select
        rule,
        record_count,
        sum(pair_count) over (
            partition by rule order by record_count rows between unbounded preceding and current row
        ) as pairs_up_to_here
    from sizes

),

affordable as (

    select {{ var('rule_pairs_of_any_file') }} + {{ var('rule_pairs_per_record') }} * count(*) as pair_count
    from {{ ref('source_records') }}

)

select
    groups.rule,
    groups.key_value,
    groups.record_count,
    groups.record_count > rules.max_group_size
    or (rules.kind = 'blocking' and costs.pairs_up_to_here > affordable.pair_count) as is_too_large
from groups
inner join {{ ref('match_rules') }} as rules on groups.rule = rules.rule
inner join costs on groups.rule = costs.rule and groups.record_count = costs.record_count
cross join affordable
