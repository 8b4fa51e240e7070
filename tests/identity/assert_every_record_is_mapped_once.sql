-- Nothing is lost: as many rows in the map as rows came in, but for those set aside.
select
    came_in.row_count as rows_in,
    mapped.row_count as rows_mapped,
    set_aside.row_count as rows_set_aside
from (select count(*) as row_count from {{ ref('person_rows') }}) as came_in
cross join (select count(*) as row_count from {{ ref('identity_map') }}) as mapped
cross join (select coalesce(sum(row_count), 0) as row_count from {{ ref('set_aside_rows') }}) as set_aside
where came_in.row_count != mapped.row_count + set_aside.row_count
