{{ config(materialized='view', pre_hook="{{ make_log(refresh_log(), refresh_log_columns()) }}") }}

select
    run_id,
    kind,
    job,
    name,
    status,
    attempts,
    cast(began_at as {{ dbt.type_timestamp() }}) as began_at,
    cast(ended_at as {{ dbt.type_timestamp() }}) as ended_at,
    row_number() over (partition by kind, job, name order by began_at desc, run_id) as run_number
from {{ refresh_log() }}
