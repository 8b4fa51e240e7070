{%- set state = 'partition by facility_id, month order by dbt_valid_from, dbt_scd_id' -%}

with versions as (

    select
        *,
        {{ is_marked_deleted() }} as is_deleted
    from {{ ref('health_score_snapshot') }}

),

-- a score is null from the moment at which its row was deleted
scored as (

    select
        facility_id,
        month,
        dbt_valid_from,
        dbt_valid_to,
        dbt_scd_id,
        is_deleted,
        {% for figure in ['health_score', 'band', 'confidence'] -%}
            case when not is_deleted then {{ figure }} end as {{ figure }}{{ ',' if not loop.last }}
        {% endfor %}
    from versions

),

states as (

    select
        *,
        lag(health_score) over ({{ state }}) as score_before,
        lag(band) over ({{ state }}) as band_before,
        row_number() over ({{ state }}) as state_number
    from scored

)

select
    facility_id,
    month,
    cast(state_number as {{ dbt.type_int() }}) as state_number,
    dbt_valid_from as valid_from,
    dbt_valid_to as valid_to,
    health_score,
    score_before,
    cast(health_score - score_before as decimal(6, 2)) as score_change,
    band,
    band_before,
    confidence,
    dbt_valid_to is null as is_current,
    is_deleted
from states
