-- How the health score of one facility and month moved, state by state, and whether it changed its band.
-- dbt show --select how_did_health_move --vars '{facility: F02, month: "2024-01-01"}'
select
    state_number,
    valid_from,
    health_score,
    score_change,
    band,
    coalesce(band != band_before, false) as is_band_new,
    confidence
from {{ ref('health_score_trend') }}
where
    facility_id = {{ text_literal(var("facility", "all")) }}
    and month = cast({{ text_literal(var("month", "2024-02-01")) }} as date)
order by state_number
