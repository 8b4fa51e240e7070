-- every name may be itself; bill may be william, too
select distinct
    first_name,
    first_name as formal_name
from {{ ref('match_features') }}
where first_name is not null

union

select
    nickname as first_name,
    name as formal_name
from {{ ref('nicknames') }}
