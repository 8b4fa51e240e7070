-- how many pairs the groups that are looked into propose for a record
with proposed as (

    select
        keys.record_key,
        sum(groups.record_count - 1) as pair_count
    from {{ ref('hashed_keys') }} as keys
    inner join {{ ref('key_groups') }} as groups on keys.key_hash = groups.key_hash
    where not groups.is_too_large
    group by keys.record_key

),

-- a second chance is for whom the first left nearly alone
crowded as (

    select
        keys.rule,
        keys.key_hash,
        keys.record_key,
        coalesce(proposed.pair_count, 0) < {{ checked('second_chance_below') }} * {{ kept_slack('kept.item', if_known=2) }}
            as is_sought
    from {{ ref('hashed_keys') }} as keys
    inner join {{ ref('key_groups') }} as groups on keys.key_hash = groups.key_hash
    inner join {{ ref('match_rules') }} as rules on keys.rule = rules.rule
    left join proposed on keys.record_key = proposed.record_key
    left join {{ ref('kept_numbers') }} as kept on kept.kind = 'sought record' and keys.record_key = kept.item
    cross join {{ kept_state() }} as version
    where groups.is_too_large and rules.has_second_chance

),

refined as (

    {{ refined_rows('crowded') }}

),

sized as (

    select
        refined_hash,
        count(*) as record_count
    from refined
    group by refined_hash
    having {{ dbt.bool_or('is_sought') }} and count(*) > 1

),

sizes as (

    select
        record_count,
        count(*) * record_count * (record_count - 1) / 2 as pair_count
    from sized
    where record_count <= {{ checked('refined_group_size') }}
    group by record_count

),

{{ cost_step() }},

budget as (

    select 0.5 * ({{ checked('pairs_of_any_file') }} + {{ checked('pairs_per_record') }} * count(*)) as pair_count
    from {{ ref('source_records') }}

),

-- second chances cost no more than half of first ones, the smallest groups first
affordable as (

    select
        coalesce({{ kept_number('refined group size') }}, max(costs.record_count)) as record_count
    from costs
    inner join budget on costs.pairs_up_to_here <= budget.pair_count

)

select
    groups.rule,
    refined.key_hash,
    refined.refined_hash,
    refined.record_key,
    refined.is_sought,
    sized.record_count
from refined
inner join {{ ref('key_groups') }} as groups on refined.key_hash = groups.key_hash
inner join sized on refined.refined_hash = sized.refined_hash
left join {{ ref('kept_numbers') }} as kept on kept.kind = 'refined group' and refined.refined_hash = kept.item
cross join affordable
cross join {{ kept_state() }} as version
where sized.record_count <= affordable.record_count * {{ kept_slack('kept.item', if_known=2) }}
