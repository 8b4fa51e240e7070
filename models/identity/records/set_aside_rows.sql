select
    source_system,
    'blank_row' as reason,
    count(*) as row_count
from {{ ref('person_rows') }}
where record_id is null and not has_personal_data
group by source_system
