{{ config(materialized='view') }}

{%- set details = {'event': 'event_name', 'held_on': 'event_date', 'quantity': 'quantity'} -%}

with tickets as (

    select
        *,
        cast(null as {{ dbt.type_timestamp() }}) as loaded_at
    from {{ ref('stg_event__tickets') }}
    where {{ is_first_of_its_id('ticket_order_id') }}

)

select
    {{ timeline_event(
        'event', 'tickets', 'ticket_order_id', "'ticket_purchase'",
        on='purchased_on', amount='quantity * unit_price', details=details
    ) }}
from tickets
union all
select
    {{ timeline_event(
        'event', 'tickets', 'ticket_order_id', "case when is_attended then 'event_attended' end",
        on='event_date', details=details, slot=2
    ) }}
from tickets
