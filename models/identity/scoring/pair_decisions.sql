{{ config(materialized='view') }}

select * from {{ ref('weighted_decisions' if checked('scoring') == 'weighted' else 'likelihood_decisions') }}
