-- each family of facts says the latest day that it saw
select
    constituent_id,
    as_of_date,
    last_seen_on
from {{ ref('prediction_features') }}
where last_seen_on > as_of_date
