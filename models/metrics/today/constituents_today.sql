{{ config(materialized='view') }}

select
    {{ as_of_date() }} as as_of_date,
    constituent_id,
    constituent_type,
    source_record_count,
    (length(source_systems) - length(replace(source_systems, ', ', ''))) / 2 + 1 as source_system_count,
    lifetime_value,
    is_email_reachable
from {{ ref('constituents') }}
