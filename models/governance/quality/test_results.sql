{{ config(materialized='view', pre_hook="{{ make_log(test_log(), test_log_columns()) }}") }}

with log as (

    select * from {{ test_log() }}

),

numbered as (

    -- all labels of a run are results of one check, so that a label that no row has any more is not in the latest
    select
        log.*,
        dense_rank() over (partition by log.check_id order by log.run_started_at desc, log.run_id) as run_number
    from log

)

select
    -- ids
    numbered.run_id,
    numbered.check_id,
    numbered.check_name,
    numbered.check_kind,
    numbered.model_name,
    numbered.column_name,

    -- what it is
    coalesce(numbered.dimension, kinds.dimension, any_kind.dimension) as dimension,
    numbered.severity,
    weights.weight,

    -- what was found
    numbered.status,
    numbered.failed_rows,
    numbered.checked_rows,
    numbered.worst_key,

    -- when
    cast(numbered.run_started_at as {{ dbt.type_timestamp() }}) as run_started_at,
    numbered.run_number
from numbered
left join {{ ref('test_kinds') }} as kinds on numbered.check_kind = kinds.check_kind
left join {{ ref('test_kinds') }} as any_kind on any_kind.check_kind = 'any'
left join {{ ref('severity_weights') }} as weights on numbered.severity = weights.severity
