{{ config(materialized='view') }}

with words as (

    select
        feature || ' high' as reason,
        words_high as words
    from {{ ref('prediction_features') }}
    union all
    select
        feature || ' low' as reason,
        words_low as words
    from {{ ref('prediction_features') }}

)

select
    scores.target,
    scores.constituent_id,
    scores.as_of_date,
    scores.score,
    scores.method,
    scores.version,
    scores.value_at_stake,
    first_words.words as reason_1,
    second_words.words as reason_2,
    third_words.words as reason_3
from {{ ref('constituent_scores') }} as scores
left join words as first_words on scores.reason_1 = first_words.reason
left join words as second_words on scores.reason_2 = second_words.reason
left join words as third_words on scores.reason_3 = third_words.reason
where scores.cut = 'score'
