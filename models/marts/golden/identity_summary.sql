with map as (

    select * from {{ ref('identity_map') }}

),

sizes as (

    select
        constituent_id,
        count(*) as records
    from map
    group by constituent_id

),

totals as (

    select
        count(*) as records_in,
        count(distinct constituent_id) as constituents_out,
        count(distinct household_id) as households,
        sum(case when confidence_tier != 'single' then 1 else 0 end) as records_matched
    from map

),

figures as (

    select 'total' as section, 'records in' as item, records_in as figure from totals
    union all
    select 'total', 'constituents out', constituents_out from totals
    union all
    select 'total', 'households', households from totals
    union all
    select 'total', 'records matched to another', records_matched from totals
    union all
    select 'total', 'pairs of constituents to review', (select count(*) from {{ ref('review_queue') }}) from totals
    union all
    select 'records by tier', confidence_tier, count(*) from map group by confidence_tier
    union all
    select 'records by rule', matched_by, count(*) from map group by matched_by
    union all
    select 'records by system', source_system, count(*) from map group by source_system
    union all
    select
        'constituents by records',
        case when records >= 5 then '5 and more' else cast(records as {{ dbt.type_string() }}) end,
        count(*)
    from sizes
    group by 2

)

select
    section,
    item,
    cast(figure as {{ dbt.type_bigint() }}) as figure,
    cast(figure as double) / nullif(
        case when section = 'constituents by records' then totals.constituents_out else totals.records_in end, 0
    ) as share
from figures
cross join totals
