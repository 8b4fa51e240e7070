{{ config(enabled=var('scoring') == 'fellegi_sunter', tags=['thorough']) }}

-- The steps that explain a pair add up to its score.
with explained as (

    select
        left_key,
        right_key,
        sum(bits + value_bits) as bits
    from {{ ref('pair_waterfall') }}
    group by left_key, right_key

)

select
    scores.left_key,
    scores.right_key,
    scores.match_bits,
    explained.bits
from {{ ref('likelihood_scores') }} as scores
left join explained on scores.left_key = explained.left_key and scores.right_key = explained.right_key
where explained.bits is null or abs(explained.bits - scores.match_bits) > 0.000001
