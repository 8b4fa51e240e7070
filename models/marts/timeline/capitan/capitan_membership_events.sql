{{ config(materialized='view') }}

{%- set details = {'membership': 'membership_type', 'price': 'price'} -%}

with memberships as (

    select
        *,
        case
            when source_record_id is not null and started_on is not null
                then lag(coalesce(ended_on, cancelled_on)) over (
                    partition by source_record_id, started_on is null
                    order by started_on nulls last, membership_id nulls last
                )
        end as earlier_ended_on
    from {{ ref('stg_capitan__memberships') }}
    where {{ is_first_of_its_id('membership_id') }}

)

select
    {{ timeline_event(
        'capitan', 'memberships', 'membership_id',
        "case
            when " ~ dbt.datediff('earlier_ended_on', 'started_on', 'day') ~ " <= " ~ var('renewal_gap_days') ~ "
                then 'membership_renewal'
            else 'membership_purchase'
        end",
        on='started_on', details=details
    ) }}
from memberships
union all
select
    {{ timeline_event(
        'capitan', 'memberships', 'membership_id', "case when cancelled_on is not null then 'membership_cancelled' end",
        on='cancelled_on', details=details, slot=2
    ) }}
from memberships
