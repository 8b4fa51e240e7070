{{ config(materialized='view', secure=true) }}

{{ masked_columns('constituents') }}
