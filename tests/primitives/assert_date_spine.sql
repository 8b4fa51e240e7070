-- dbt's own date_spine: every day over a leap day, every month over a new year, the end left out.
with days as (

    {{ dbt.date_spine('day', "cast('2024-02-27' as date)", "cast('2024-03-03' as date)") }}

),

months as (

    {{ dbt.date_spine('month', "cast('2023-11-01' as date)", "cast('2024-04-01' as date)") }}

),

made as (

    select
        'day' as part,
        cast(date_day as date) as made
    from days
    union all
    select
        'month' as part,
        cast(date_month as date) as made
    from months

)

select
    made.made,
    golden.expected
from made
full outer join {{ ref('golden_date_spine') }} as golden on made.part = golden.part and made.made = golden.expected
where made.made is null or golden.expected is null
