with scores as (

    select
        scores.*,
        paths.label,
        paths.gain,
        paths.high_lift,
        avg(scores.score) over (partition by scores.target) as mean_score
    from {{ ref('explained_scores') }} as scores
    inner join {{ ref('upgrade_paths') }} as paths on scores.target = paths.path

),

valued as (

    select
        *,
        cast(score * gain as decimal(18, 2)) as expected_gain
    from scores

)

select
    constituent_id,
    target as path,
    label as ask,
    as_of_date,
    score as upgrade_score,
    score / nullif(mean_score, 0) as lift,
    case when score >= high_lift * mean_score and mean_score > 0 then 'high' else 'low' end as upgrade_level,
    expected_gain,
    cast(row_number() over (partition by constituent_id order by expected_gain desc, target) as {{ dbt.type_bigint() }})
        as path_rank,
    reason_1,
    reason_2,
    reason_3,
    method,
    version as model_version
from valued
