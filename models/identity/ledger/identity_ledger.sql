{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false) }}

with {{ ledger_members('constituent') }},

{{ ledger_heirs() }},

{{ ledger_entries('constituent') }}
