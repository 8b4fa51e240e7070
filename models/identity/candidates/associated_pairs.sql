select
    least(record_key, other_key) as left_key,
    greatest(record_key, other_key) as right_key
from {{ ref('associations') }}
group by least(record_key, other_key), greatest(record_key, other_key)
