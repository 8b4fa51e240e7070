{{ config(
    fail_calc="coalesce(max(case status when 'error' then 2 when 'warn' then 1 end), 0)", warn_if='>= 1', error_if='>= 2'
) }}

-- A run that moves very many is worth a look before anybody uses it: limits are rows of the seed run_limits.
select
    measure,
    value,
    compared,
    status
from {{ ref('identity_run_report') }}
where status != 'ok' and run_number = (select max(last.run_number) from {{ ref('identity_run_report') }} as last)
