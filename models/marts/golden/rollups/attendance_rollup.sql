with tickets as (

    select
        constituents.constituent_id,
        tickets.*
    from {{ ref('stg_event__tickets') }} as tickets
    inner join {{ ref('record_constituents') }} as constituents
        on tickets.source_system = constituents.source_system and tickets.source_record_id = constituents.record_id
    where
        tickets.purchased_on between {{ earliest_event_date() }} and {{ as_of_date() }}
        and {{ is_first_of_its_id('ticket_order_id') }}

),

-- two orders for one evening are one event attended
evenings as (

    select
        constituent_id,
        event_name,
        event_date,
        max(case when is_attended and event_date <= {{ as_of_date() }} then event_date end) as attended_on,
        max(purchased_on) as last_purchase_date,
        sum(quantity * unit_price) as revenue
    from tickets
    group by constituent_id, event_name, event_date

)

select
    constituent_id,
    count(attended_on) as events_attended,
    sum(
        case when attended_on > {{ dbt.dateadd('month', -checked('activity_months'), as_of_date()) }} then 1 else 0 end
    ) as recent_events,
    max(attended_on) as last_attended_date,
    max(last_purchase_date) as last_purchase_date,
    cast(sum(revenue) as decimal(18, 2)) as ticket_revenue
from evenings
group by constituent_id
