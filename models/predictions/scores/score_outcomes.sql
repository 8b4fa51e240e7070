{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false, transient=false) }}

select
    score_log.*,
    cases.outcome
from {{ ref('score_log') }} as score_log
inner join {{ ref('prediction_cases') }} as cases
    on
        score_log.target = cases.target
        and score_log.constituent_id = cases.constituent_id
        and score_log.as_of_date = cases.as_of_date
where
    cases.outcome is not null
    {% if is_incremental() -%}
        and not exists (
            select 1
            from {{ this }} as known
            where known.target = score_log.target and known.as_of_date = score_log.as_of_date
        )
    {%- endif %}
