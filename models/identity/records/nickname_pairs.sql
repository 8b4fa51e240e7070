with nicknames as (

    select
        name,
        nickname
    from {{ ref('nicknames') }}

),

formal_names as (

    select distinct name from nicknames

),

-- bill and william; and will and bill, who share william. Two names that both have nicknames of their own share none:
-- bill may be robert or william, but robert is not william
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
    left join formal_names as formal_one on one.nickname = formal_one.name
    left join formal_names as formal_other on other.nickname = formal_other.name
    where formal_one.name is null or formal_other.name is null

)

select
    name_a,
    name_b
from either_way
