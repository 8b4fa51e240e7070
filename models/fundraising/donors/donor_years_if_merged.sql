{{ config(materialized='view') }}

with affected as (

    select
        constituent_id,
        merged_id
    from {{ ref('merged_constituents') }}

),

{{ donor_years_if('affected', 'affected.merged_id') }}
