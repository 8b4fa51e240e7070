-- An event whose type has money going out has no amount above 0.
select
    events.event_id,
    events.event_type
from {{ ref('all_events') }} as events
inner join {{ ref('event_types') }} as types on events.event_type = types.event_type
where types.money = 'out' and events.amount > 0
