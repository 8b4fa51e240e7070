{#- A window of one cut day is over on the cut day that follows, so that all that was taught is known there. -#}
with targets as (

    select
        *,
        gap_days + window_days as days_apart
    from {{ ref('prediction_targets') }}

),

numbers as (

    {{ dbt.generate_series(100) }}

),

cuts as (

    select
        targets.*,
        cast(numbers.generated_number as {{ dbt.type_int() }}) - 1 as cuts_ago
    from targets
    inner join numbers on numbers.generated_number <= targets.training_cuts + 3

),

dated as (

    select
        target,
        kind,
        gap_days,
        days_apart,
        case cuts_ago when 0 then 'score' when 1 then 'test' when 2 then 'calibrate' else 'train' end as cut,
        cast({{ dbt.dateadd('day', '-cuts_ago * days_apart', as_of_date()) }} as date) as as_of_date
    from cuts

),

published as (

    {{ published_days() }}

),

days as (

    select *
    from dated
    union all
    select
        targets.target,
        targets.kind,
        targets.gap_days,
        targets.days_apart,
        'published' as cut,
        published.as_of_date
    from published
    inner join targets on published.target = targets.target
    left join dated on published.target = dated.target and published.as_of_date = dated.as_of_date
    where
        dated.target is null
        and {{ dbt.dateadd('day', 'targets.days_apart', 'published.as_of_date') }} <= {{ as_of_date() }}

)

select
    target,
    kind,
    cut,
    as_of_date,
    cast({{ dbt.dateadd('day', 'gap_days + 1', 'as_of_date') }} as date) as outcome_from,
    cast({{ dbt.dateadd('day', 'days_apart', 'as_of_date') }} as date) as outcome_until
from days
