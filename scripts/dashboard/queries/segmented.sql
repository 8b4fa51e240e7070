-- One row per constituent, with the systems that know it and the segment by which the page filters: its strongest relation.
select
    constituent_id,
    household_id,
    canonical_full_name,
    source_systems as systems,
    case
        when is_sustainer then 'Sustainers'
        when is_member then 'Members'
        when is_subscriber then 'Subscribers'
        when gift_count > 0 then 'Earlier donors'
        else 'Other contacts'
    end as segment,
    source_record_count,
    lifetime_value,
    total_lifetime_giving,
    is_member,
    is_sustainer,
    is_subscriber,
    is_email_reachable
from golden.constituents
