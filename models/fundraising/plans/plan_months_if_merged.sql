{{ config(materialized='view') }}

with affected as (

    select
        constituent_id,
        merged_id
    from {{ ref('merged_constituents') }}

),

{{ plan_months_if('affected', 'affected.merged_id') }}
