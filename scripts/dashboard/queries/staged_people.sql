-- Rows about people that each system has given.
select
    source_system,
    row_count as person_rows
from governance.table_rows
where table_name = 'people'
order by source_system
