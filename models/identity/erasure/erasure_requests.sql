{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false, transient=false) }}

-- dbt makes the table; only stewards add rows
select
    cast(null as {{ dbt.type_string() }}) as constituent_id,
    cast(null as {{ dbt.type_string() }}) as requested_by,
    cast(null as {{ dbt.type_string() }}) as reason,
    cast(null as date) as requested_on
where 1 = 0
