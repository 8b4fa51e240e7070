-- Constituents by the set of systems that know them and by segment.
select
    systems,
    segment,
    count(*) as people,
    sum(source_record_count) as records,
    sum(case when source_record_count > 1 then 1 else 0 end) as joined_people,
    sum(case when systems like '%, %' then 1 else 0 end) as shared_people,
    sum(lifetime_value) as lifetime_value,
    sum(total_lifetime_giving) as giving,
    sum(case when is_member then 1 else 0 end) as members,
    sum(case when is_sustainer then 1 else 0 end) as sustainers,
    sum(case when is_subscriber then 1 else 0 end) as subscribers,
    sum(case when is_email_reachable then 1 else 0 end) as reachable
from segmented
group by systems, segment
order by people desc, systems, segment
