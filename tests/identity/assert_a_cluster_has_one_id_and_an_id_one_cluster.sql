-- The ledger neither joins two clusters nor splits one.
select
    'cluster' as kind,
    cast(clusters.cluster_key as {{ dbt.type_string() }}) as name
from {{ ref('identity_map') }} as map
inner join {{ ref('identity_clusters') }} as clusters on map.record_key = clusters.record_key
group by clusters.cluster_key
having count(distinct map.constituent_id) > 1

union all

select
    'constituent' as kind,
    map.constituent_id as name
from {{ ref('identity_map') }} as map
inner join {{ ref('identity_clusters') }} as clusters on map.record_key = clusters.record_key
group by map.constituent_id
having count(distinct clusters.cluster_key) > 1
