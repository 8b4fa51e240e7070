{%- set refinements = key_refinements() if var('scoring') != 'weighted' else {} -%}

with crowded as (

    select
        keys.rule,
        keys.key_value,
        keys.record_key
    from {{ ref('match_keys') }} as keys
    inner join {{ ref('key_groups') }} as groups
        on keys.rule = groups.rule and keys.key_value = groups.key_value
    inner join {{ ref('match_rules') }} as rules on keys.rule = rules.rule
    where groups.is_too_large and rules.has_second_chance

),

refined as (

    {% for name, expression in refinements.items() %}
        select
            crowded.rule,
            crowded.key_value,
            '{{ name }}' as refinement,
            {{ expression }} as refined_by,
            crowded.record_key
        from crowded
        inner join {{ ref('match_features') }} as features on crowded.record_key = features.record_key
        where {{ expression }} is not null
        {% if not loop.last %}union all{% endif %}
    {% else %}
        select
            rule,
            key_value,
            'none' as refinement,
            'none' as refined_by,
            record_key
        from crowded
        where 1 = 0
    {% endfor %}

),

sized as (

    select
        rule,
        key_value,
        refinement,
        refined_by,
        count(*) as record_count
    from refined
    group by rule, key_value, refinement, refined_by
    having count(*) between 2 and {{ var('refined_group_size') }}

),

-- a second chance costs no more than half of a first
{{ cost_steps('sized', share=0.5) }}

select
    refined.rule,
    refined.key_value,
    refined.refinement,
    refined.refined_by,
    refined.record_key,
    sized.record_count
from refined
inner join sized
    on
        refined.rule = sized.rule
        and refined.key_value = sized.key_value
        and refined.refinement = sized.refinement
        and refined.refined_by = sized.refined_by
inner join costs on sized.record_count = costs.record_count
cross join affordable
where costs.pairs_up_to_here <= affordable.pair_count
