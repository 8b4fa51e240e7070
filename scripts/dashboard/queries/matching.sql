-- The version of what the matching has learnt from the records.
select
    version,
    learnt_on,
    learnt_because,
    record_count
from identity.matching_version
