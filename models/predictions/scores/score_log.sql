{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false, transient=false) }}

select
    scores.target,
    scores.constituent_id,
    scores.as_of_date,
    scores.score,
    scores.method,
    scores.version,
    scores.challenger_score,
    scores.challenger_version,
    scores.value_at_stake
from {{ ref('constituent_scores') }} as scores
where
    scores.cut = 'score'
    {% if is_incremental() -%}
        and {{ dbt.date_trunc('month', 'scores.as_of_date') }} not in (
            select {{ dbt.date_trunc('month', 'kept.as_of_date') }} from {{ this }} as kept
        )
    {%- endif %}
