{%- set state = 'partition by facility_id, month order by dbt_valid_from, dbt_scd_id' -%}

with states as (

    select
        facility_id,
        month,
        dbt_valid_from as valid_from,
        dbt_valid_to as valid_to,
        health_score,
        band,
        confidence,
        lag(health_score) over ({{ state }}) as score_before,
        lag(band) over ({{ state }}) as band_before,
        row_number() over ({{ state }}) as state_number
    from {{ ref('health_score_snapshot') }}

)

select
    facility_id,
    month,
    cast(state_number as {{ dbt.type_int() }}) as state_number,
    valid_from,
    valid_to,
    health_score,
    score_before,
    cast(health_score - score_before as decimal(6, 2)) as score_change,
    band,
    band_before,
    confidence,
    valid_to is null as is_current
from states
