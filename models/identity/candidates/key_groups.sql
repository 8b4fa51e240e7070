{#- Records whose pairs are counted, to know what all pairs would cost. -#}
{%- set most_sampled = 10000 -%}

with groups as (

    select
        rule,
        key_hash,
        count(*) as record_count
    from {{ ref('hashed_keys') }}
    group by rule, key_hash
    having count(*) > 1

),

records as (

    select
        count(*) as record_count,
        cast(ceil(count(*) / {{ most_sampled }}.0) as {{ dbt.type_bigint() }}) as step
    from {{ ref('source_records') }}

),

sampled_keys as (

    select
        keys.key_hash,
        keys.record_key,
        groups.record_count
    from {{ ref('hashed_keys') }} as keys
    inner join groups on keys.key_hash = groups.key_hash
    inner join {{ ref('match_rules') }} as rules on groups.rule = rules.rule
    cross join records
    where
        rules.kind = 'blocking'
        and groups.record_count <= rules.max_group_size
        and mod(keys.record_key, records.step) = 0

),

-- a pair costs once, even where several rules propose it: in the smallest of its groups
sampled_pairs as (

    select
        sampled.record_key,
        others.record_key as other_key,
        min(sampled.record_count) as record_count
    from sampled_keys as sampled
    inner join {{ ref('hashed_keys') }} as others on sampled.key_hash = others.key_hash
    where sampled.record_key != others.record_key
    group by sampled.record_key, others.record_key

),

sizes as (

    select
        record_count,
        count(*) as pair_count
    from sampled_pairs
    group by record_count

),

{{ cost_step() }},

-- each pair is counted from both ends; the smallest groups come first, whichever their rule, since they tell most
affordable as (

    select
        coalesce({{ kept_number('group size') }}, max(costs.record_count), 1) as record_count
    from costs
    cross join records
    where
        costs.pairs_up_to_here * records.step / 2.0
        <= {{ checked('pairs_of_any_file') }} + {{ checked('pairs_per_record') }} * records.record_count

),

limited as (

    select
        groups.*,
        affordable.record_count as affordable_size,
        case
            when rules.kind = 'blocking' and affordable.record_count < rules.max_group_size then affordable.record_count
            else rules.max_group_size
        end as largest
    from groups
    inner join {{ ref('match_rules') }} as rules on groups.rule = rules.rule
    cross join affordable

)

select
    limited.rule,
    limited.key_hash,
    limited.record_count,
    limited.record_count > limited.largest * {{ kept_slack('kept.item', if_known=0.5) }} as is_too_large,
    limited.affordable_size
from limited
left join {{ ref('kept_numbers') }} as kept on kept.kind = 'large group' and limited.key_hash = kept.item
cross join {{ kept_state() }} as version
