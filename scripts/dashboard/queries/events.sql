-- Events on the timeline by the system that brought them.
select
    event_source as source_system,
    count(*) as events
from timeline.constituent_events
group by event_source
order by event_source
