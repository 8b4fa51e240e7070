{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false, transient=false) }}

-- dbt makes the table; only the macro erase adds rows
select
    cast(null as {{ dbt.type_string() }}) as kind,
    cast(null as {{ dbt.type_string() }}) as hash,
    cast(null as {{ dbt.type_timestamp() }}) as erased_at
where 1 = 0
