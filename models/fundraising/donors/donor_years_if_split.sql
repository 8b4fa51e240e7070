{{ config(materialized='view') }}

with affected as (

    select distinct constituent_id
    from {{ ref('gift_years') }}
    where doubtful_record is not null

),

{{ donor_years_if('affected', 'coalesce(given.doubtful_record, given.constituent_id)') }}
