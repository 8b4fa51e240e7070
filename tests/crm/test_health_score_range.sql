{{ config(meta={'dimension': 'validity'}) }}

-- A score lies between its weakest and its strongest component, has the band of the seed, and is missing only where
-- no measured component has a weight.
{%- set components = ['compliance', 'pipeline', 'conversion', 'sla', 'satisfaction'] %}

with scores as (

    select
        *,
        least(
            {% for component in components -%}
                coalesce({{ component }}_score, 100){{ ',' if not loop.last }}
            {% endfor -%}
        ) as weakest,
        greatest(
            {% for component in components -%}
                coalesce({{ component }}_score, 0){{ ',' if not loop.last }}
            {% endfor -%}
        ) as strongest
    from {{ ref('health_scores') }}

),

reached as (

    select
        scores.facility_id,
        scores.month,
        max(bands.lower_bound) as lower_bound
    from scores
    inner join {{ ref('health_bands') }} as bands on scores.health_score >= bands.lower_bound
    group by scores.facility_id, scores.month

)

select scores.*
from scores
left join reached on scores.facility_id = reached.facility_id and scores.month = reached.month
left join {{ ref('health_bands') }} as bands on scores.band = bands.band
where
    scores.health_score not between 0 and 100
    or scores.health_score < scores.weakest - 0.01
    or scores.health_score > scores.strongest + 0.01
    or (scores.health_score is null) != (scores.confidence = 0)
    or scores.confidence not between 0 and 1
    or bands.lower_bound is distinct from reached.lower_bound
