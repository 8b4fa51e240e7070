-- When the tables were last built, and for which day.
select
    max(as_of_date) as as_of_date,
    max(noted_at) as built_at,
    count(distinct build_id) as builds
from governance.build_log
