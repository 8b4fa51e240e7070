{{ config(materialized='view') }}

with words as (

    select
        feature || ' high' as reason,
        words_high as words
    from {{ ref('prediction_feature_words') }}
    union all
    select
        feature || ' low' as reason,
        words_low as words
    from {{ ref('prediction_feature_words') }}
    union all
    select
        feature || ' unknown' as reason,
        'unknown: ' || label as words
    from {{ ref('prediction_feature_words') }}

)

-- the value of a category has no words of its own: payment_method card
select
    scores.target,
    scores.constituent_id,
    scores.as_of_date,
    scores.score,
    scores.method,
    scores.version,
    scores.value_at_stake,
    coalesce(words_1.words, replace(scores.reason_1, '_', ' ')) as reason_1,
    coalesce(words_2.words, replace(scores.reason_2, '_', ' ')) as reason_2,
    coalesce(words_3.words, replace(scores.reason_3, '_', ' ')) as reason_3
from {{ ref('constituent_scores') }} as scores
left join words as words_1 on scores.reason_1 = words_1.reason
left join words as words_2 on scores.reason_2 = words_2.reason
left join words as words_3 on scores.reason_3 = words_3.reason
where scores.cut = 'score'
