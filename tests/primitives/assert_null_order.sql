-- Where nulls go is said, since engines differ in what they do unasked.
with made as (

    select
        *,
        row_number() over (order by given nulls first, row_id) as made_up_nulls_first,
        row_number() over (order by given nulls last, row_id) as made_up_nulls_last,
        row_number() over (order by given desc nulls first, row_id) as made_down_nulls_first,
        row_number() over (order by given desc nulls last, row_id) as made_down_nulls_last
    from {{ ref('golden_null_order') }}

)

select *
from made
where
    made_up_nulls_first != up_nulls_first
    or made_up_nulls_last != up_nulls_last
    or made_down_nulls_first != down_nulls_first
    or made_down_nulls_last != down_nulls_last
