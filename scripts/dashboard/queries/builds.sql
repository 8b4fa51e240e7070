-- When the tables were last built, and for which day.
select
    max(builds.as_of_date) as as_of_date,
    max(builds.noted_at) as built_at
from governance.build_log as builds
inner join (
    select max(noted_at) as noted_at
    from governance.build_log
) as latest
    on builds.noted_at = latest.noted_at
