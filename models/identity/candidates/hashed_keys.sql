select
    rule,
    key_hash,
    record_key
from {{ ref('match_keys') }}
