{#- Matches that are looked up again, to see which rules had found them. -#}
{%- set most_sampled = 20000 -%}

with groups_looked_into as (

    select
        rule,
        record_count
    from {{ ref('key_groups') }}
    where not is_too_large
    union all
    select
        rule,
        max(record_count) as record_count
    from {{ ref('refined_keys') }}
    group by rule, refined_hash

),

costs as (

    select
        rule,
        count(*) as group_count,
        cast(sum(record_count * (record_count - 1)) / 2 as {{ dbt.type_bigint() }}) as proposed_pairs
    from groups_looked_into
    group by rule

),

too_large as (

    select
        rule,
        count(*) as group_count
    from {{ ref('key_groups') }}
    where is_too_large
    group by rule

),

ranked_matches as (

    select
        left_key,
        right_key,
        row_number() over (order by mod(left_key + right_key, 1000003), left_key, right_key) as place
    from {{ ref('pair_decisions') }}
    where decision = 'match' and not is_copy and not is_certain

),

matches as (

    select
        left_key,
        right_key
    from ranked_matches
    where place <= {{ most_sampled }}

),

sampled_records as (

    select left_key as record_key
    from matches
    union
    select right_key as record_key
    from matches

),

keys as (

    select
        keys.rule,
        keys.key_hash,
        keys.record_key,
        true as is_sought
    from {{ ref('hashed_keys') }} as keys
    inner join sampled_records on keys.record_key = sampled_records.record_key
    inner join {{ ref('key_groups') }} as groups on keys.key_hash = groups.key_hash
    where not groups.is_too_large
    union all
    select
        refined.rule,
        refined.refined_hash as key_hash,
        refined.record_key,
        refined.is_sought
    from {{ ref('refined_keys') }} as refined
    inner join sampled_records on refined.record_key = sampled_records.record_key

),

found as (

    select distinct
        matches.left_key,
        matches.right_key,
        one.rule
    from matches
    inner join keys as one on matches.left_key = one.record_key
    inner join keys as other
        on
            matches.right_key = other.record_key
            and one.key_hash = other.key_hash
            and (one.is_sought or other.is_sought)

),

counted as (

    select
        *,
        count(*) over (partition by left_key, right_key) as rule_count
    from found

),

by_rule as (

    select
        rule,
        count(*) as matches_found,
        sum(case when rule_count = 1 then 1 else 0 end) as matches_found_alone
    from counted
    group by rule

),

-- a match that two rules found has two rows
overall as (

    select
        coalesce(sum(case when rule_count = 1 then 1 else 0 end), 0) as found_once,
        coalesce(sum(case when rule_count = 2 then 1 else 0 end) / 2, 0) as found_twice,
        count(distinct {{ hashed_number(['left_key', 'right_key']) }}) as matches_found
    from counted

),

candidates as (

    select count(*) as pair_count from {{ ref('candidate_pairs') }}

),

all_costs as (

    select
        sum(costs.group_count) as group_count,
        sum(coalesce(too_large.group_count, 0)) as groups_too_large
    from costs
    left join too_large on costs.rule = too_large.rule

)

select
    costs.rule,
    costs.group_count,
    coalesce(too_large.group_count, 0) as groups_too_large,
    costs.proposed_pairs,
    coalesce(by_rule.matches_found, 0) as matches_found,
    cast(coalesce(by_rule.matches_found_alone, 0) as {{ dbt.type_bigint() }}) as matches_found_alone,
    cast(null as double) as estimated_recall
from costs
left join too_large on costs.rule = too_large.rule
left join by_rule on costs.rule = by_rule.rule

union all

select
    'all rules' as rule,
    cast(all_costs.group_count as {{ dbt.type_bigint() }}) as group_count,
    cast(all_costs.groups_too_large as {{ dbt.type_bigint() }}) as groups_too_large,
    candidates.pair_count as proposed_pairs,
    overall.matches_found,
    cast(overall.found_once as {{ dbt.type_bigint() }}) as matches_found_alone,
    -- Chao (1987): how many no rule found, from those that one and that two found; at least so many, where matches differ
    cast(overall.matches_found as double)
    / nullif(overall.matches_found + overall.found_once * (overall.found_once - 1) / (2.0 * (overall.found_twice + 1)), 0)
        as estimated_recall
from overall
cross join candidates
cross join all_costs
