-- A sum of amounts is exact, beyond what a double can hold.
with made as (

    select
        group_name,
        expected,
        cast(sum(amount) as decimal(38, 2)) as made
    from {{ ref('golden_decimal_sum') }}
    group by group_name, expected

)

select *
from made
where made is distinct from expected
