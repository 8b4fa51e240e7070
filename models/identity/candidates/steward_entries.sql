{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false, transient=false) }}

-- dbt makes the table and adds nothing to it; stewards do
select
    left_system,
    left_record_id,
    right_system,
    right_record_id,
    decision,
    reviewer,
    reason,
    decided_on
from {{ ref('steward_decisions') }}
where 1 = 0
