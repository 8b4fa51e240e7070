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

-- a second chance is for whom the first left nearly alone; fixed weights know none
crowded as (

    select
        keys.rule,
        keys.key_hash,
        keys.record_key,
        coalesce(proposed.pair_count, 0) < {{ checked('second_chance_below') }} as is_sought
    from {{ ref('hashed_keys') }} as keys
    inner join {{ ref('key_groups') }} as groups on keys.key_hash = groups.key_hash
    inner join {{ ref('match_rules') }} as rules on keys.rule = rules.rule
    left join proposed on keys.record_key = proposed.record_key
    where
        groups.is_too_large
        and rules.has_second_chance
        and '{{ var("scoring") }}' != 'weighted'

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
    having {{ dbt.bool_or('is_sought') }} and count(*) between 2 and {{ checked('refined_group_size') }}

),

sizes as (

    select
        record_count,
        count(*) * record_count * (record_count - 1) / 2 as pair_count
    from sized
    group by record_count

),

{{ cost_step() }},

budget as (

    select 0.5 * ({{ checked('pairs_of_any_file') }} + {{ checked('pairs_per_record') }} * count(*)) as pair_count
    from {{ ref('source_records') }}

)

-- second chances cost no more than half of first ones, the smallest groups first
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
inner join costs on sized.record_count = costs.record_count
inner join budget on costs.pairs_up_to_here <= budget.pair_count
