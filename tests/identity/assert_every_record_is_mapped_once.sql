{{ config(meta={'dimension': 'completeness', 'model': 'identity_map'}) }}

-- No row is lost: the map has as many rows as came in, minus the rows that were set aside.
with came_in as (

    select count(*) as row_count from {{ ref('person_rows') }}

),

mapped as (

    select count(*) as row_count from {{ ref('identity_map') }}

),

set_aside as (

    select coalesce(sum(row_count), 0) as row_count from {{ ref('set_aside_rows') }}

)

select
    came_in.row_count as rows_in,
    mapped.row_count as rows_mapped,
    set_aside.row_count as rows_set_aside
from came_in
cross join mapped
cross join set_aside
where came_in.row_count != mapped.row_count + set_aside.row_count
