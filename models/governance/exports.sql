{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false, transient=false) }}

-- dbt makes the table; only make export adds rows
select
    cast(null as {{ dbt.type_bigint() }}) as export_number,
    cast(null as {{ dbt.type_timestamp() }}) as exported_at,
    cast(null as {{ dbt.type_string() }}) as exported_by,
    cast(null as {{ dbt.type_string() }}) as relation_name,
    cast(null as {{ dbt.type_string() }}) as column_names,
    cast(null as {{ dbt.type_bigint() }}) as row_count,
    cast(null as {{ dbt.type_bigint() }}) as rows_left_out,
    cast(null as {{ dbt.type_timestamp() }}) as consent_built_at
where 1 = 0
