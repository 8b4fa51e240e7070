with versions as (

    {{ weekly_versions(
        ref('conversion_funnel_snapshot'), ['facility_id', 'rep_id', 'month', 'funnel_stage'],
        ['entities', 'rate_from_before', 'rate_from_first']
    ) }}

)

select
    facility_id,
    rep_id,
    month,
    funnel_stage,
    week,
    cast(entities as {{ dbt.type_bigint() }}) as entities,
    cast(
        entities - lag(entities) over (partition by facility_id, rep_id, month, funnel_stage order by week)
        as {{ dbt.type_bigint() }}
    ) as entities_change,
    cast(rate_from_before as double) as rate_from_before,
    cast(rate_from_first as double) as rate_from_first,
    version_from,
    is_current,
    is_deleted
from versions
where place_in_week = 1
