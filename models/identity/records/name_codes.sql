with names as (

    select {{ fold_text('first_name') }} as name from {{ ref('source_records') }}
    union
    select {{ fold_text('last_name') }} as name from {{ ref('source_records') }}

)

select
    name,
    {{ phonetic_code('name') }} as phonetic_code
from names
where name is not null
