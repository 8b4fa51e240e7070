{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false, transient=false,
    on_schema_change='append_new_columns') }}

-- dbt makes the table; only stewards add rows
select
    left_system,
    left_record_id,
    right_system,
    right_record_id,
    decision,
    reviewer,
    reason,
    decided_on,
    cast(null as {{ dbt.type_string() }}) as field,
    cast(null as {{ dbt.type_string() }}) as second_reviewer,
    cast(null as date) as expires_on
from {{ ref('steward_decisions') }}
where 1 = 0
