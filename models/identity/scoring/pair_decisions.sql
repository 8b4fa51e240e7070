{{ config(materialized='view') }}

select * from {{ ref('weighted_decisions' if var('scoring') == 'weighted' else 'likelihood_decisions') }}
