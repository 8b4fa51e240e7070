{{ config(materialized='view') }}

with affected as (

    select distinct constituent_id
    from {{ ref('plan_periods') }}
    where source_confidence = 'low' and constituent_id is not null

),

{{ plan_months_if('affected', person_if_split()) }}
