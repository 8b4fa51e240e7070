{{ config(materialized='view') }}

select
    scores.target,
    scores.constituent_id,
    scores.as_of_date,
    scores.score,
    scores.method,
    scores.version,
    scores.value_at_stake,
    {% for place in [1, 2, 3] -%}
        case
            when scores.reason_{{ place }}_is_high = 1 then words_{{ place }}.words_high
            when scores.reason_{{ place }}_is_high = 0 then words_{{ place }}.words_low
            else words_{{ place }}.label
        end as reason_{{ place }}{{ ',' if not loop.last }}
    {% endfor %}
from {{ ref('constituent_scores') }} as scores
{% for place in [1, 2, 3] -%}
    left join {{ ref('prediction_feature_words') }} as words_{{ place }} on scores.reason_{{ place }} = words_{{ place }}.feature
{% endfor -%}
where scores.cut = 'score'
