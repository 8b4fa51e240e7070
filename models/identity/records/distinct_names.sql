with given as (

    select
        {{ fold_text('first_name') }} as name,
        1 as as_first_name,
        0 as as_last_name
    from {{ ref('source_records') }}
    union all
    select
        {{ fold_text('last_name') }} as name,
        0 as as_first_name,
        1 as as_last_name
    from {{ ref('source_records') }}

),

counted as (

    select
        name,
        sum(as_first_name) as as_first_name,
        sum(as_last_name) as as_last_name
    from given
    where name is not null
    group by name

)

select
    name,
    {{ phonetic_code('name') }} as phonetic_code,
    as_first_name,
    as_last_name
from counted
