{{ config(enabled=checked('demo_data') and not var('source_records')) }}

with truth as (

    select * from {{ ref('ground_truth') }}
    union all
    select * from {{ ref('ground_truth_crm') }}
    union all
    select * from {{ ref('ground_truth_club') }}

)

select * from truth
{% if tombstones() -%}
    where not {{ is_erased([keyed_hash("source_system || ': ' || record_id")]) }}
{%- endif %}
