-- Records by system, and how sure their strongest link to another record is.
select
    source_system,
    confidence_tier,
    count(*) as records
from identity.identity_map
group by source_system, confidence_tier
order by source_system, confidence_tier
