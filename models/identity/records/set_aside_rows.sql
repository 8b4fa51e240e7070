select
    source_system,
    'blank_row' as reason,
    count(*) as row_count
from {{ ref('person_rows') }}
where is_blank
group by source_system
