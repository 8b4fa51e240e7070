{{ config(enabled=checked('demo_data') and not var('source_records')) }}

select * from {{ ref('ground_truth') }}
union all
select * from {{ ref('ground_truth_crm') }}
union all
select * from {{ ref('ground_truth_club') }}
