-- many records share a name, which is folded once
with given as (

    select
        first_name as name_as_given,
        count(*) as as_first_name,
        0 as as_last_name
    from {{ ref('source_records') }}
    group by first_name
    union all
    select
        last_name as name_as_given,
        0 as as_first_name,
        count(*) as as_last_name
    from {{ ref('source_records') }}
    group by last_name

),

folded as (

    select
        {{ fold_text('name_as_given') }} as name,
        as_first_name,
        as_last_name
    from given

),

counted as (

    select
        name,
        sum(as_first_name) as as_first_name,
        sum(as_last_name) as as_last_name
    from folded
    where name is not null
    group by name

)

select
    name,
    {{ phonetic_code('name') }} as phonetic_code,
    as_first_name,
    as_last_name
from counted
