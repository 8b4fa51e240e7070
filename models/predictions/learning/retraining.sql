{{ config(materialized='view') }}

select '{{ checked('retrain') }}' as retrain
