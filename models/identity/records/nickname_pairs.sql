with nicknames as (

    select
        name,
        nickname
    from {{ ref('nicknames') }}

),

-- bill and william; and will and bill, who share william
either_way as (

    select
        name as name_a,
        nickname as name_b
    from nicknames
    union
    select
        nickname as name_a,
        name as name_b
    from nicknames
    union
    select
        one.nickname as name_a,
        other.nickname as name_b
    from nicknames as one
    inner join nicknames as other on one.name = other.name and one.nickname != other.nickname

)

select
    name_a,
    name_b
from either_way
