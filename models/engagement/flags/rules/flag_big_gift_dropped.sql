{{ config(materialized='view') }}

with {{ flag_rule('big_gift_dropped') }},

-- net gifts by the day of the gift
gifts as (

    select
        gifts.constituent_id,
        gifts.net_amount as amount,
        {{ dbt.datediff('gifts.given_on', as_of_date(), 'day') }} < rule.days as is_of_late
    from {{ ref('gifts') }} as gifts
    cross join rule
    where
        gifts.is_counted
        and gifts.constituent_id is not null
        and {{ dbt.datediff('gifts.given_on', as_of_date(), 'day') }} < 2 * rule.days

),

givers as (

    select
        constituent_id,
        sum(case when is_of_late then 0 else amount end) as given_before,
        sum(case when is_of_late then amount else 0 end) as given_since
    from gifts
    group by constituent_id

)

select
    givers.constituent_id,
    {{ as_of_date() }} as flag_date,
    {{ extra_fields_json({
        'given_before': 'cast(givers.given_before as decimal(18, 2))',
        'given_since': 'cast(givers.given_since as decimal(18, 2))',
    }) }} as flag_details
from givers
cross join rule
where givers.given_before >= rule.amount and givers.given_since < rule.share * givers.given_before
