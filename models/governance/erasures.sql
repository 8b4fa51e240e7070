{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false, transient=false) }}

-- dbt makes the table; only the macro erase adds rows
select
    cast(null as {{ dbt.type_string() }}) as constituent_id,
    cast(null as {{ dbt.type_string() }}) as erased_as,
    cast(null as {{ dbt.type_string() }}) as requested_by,
    cast(null as {{ dbt.type_string() }}) as reason,
    cast(null as {{ dbt.type_timestamp() }}) as erased_at,
    cast(null as {{ dbt.type_bigint() }}) as relation_count,
    cast(null as {{ dbt.type_bigint() }}) as rows_removed,
    cast(null as {{ dbt.type_bigint() }}) as rows_changed
where 1 = 0
