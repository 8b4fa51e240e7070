{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false, transient=false) }}

-- dbt makes the table; only stewards add rows
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
