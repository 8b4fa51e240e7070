with live as (

    select
        *,
        coalesce(offer_expires, cast({{ dbt.dateadd('day', checked('offer_conversion_days'), 'sent_on') }} as date)) as last_day
    from {{ ref('campaign_offers') }}
    where has_offer and (offer_expires is null or offer_expires >= sent_on)

),

numbers as (

    {{ dbt.generate_series(checked('offer_calendar_days')) }}

),

days as (

    select
        cast({{ dbt.dateadd('day', 'numbers.generated_number - 1', 'live.sent_on') }} as date) as calendar_date,
        live.*
    from live
    cross join numbers
    where numbers.generated_number <= {{ dbt.datediff('live.sent_on', 'live.last_day', 'day') }} + 1

)

select
    calendar_date,
    campaign_id,
    title,
    offer_key,
    offer_code,
    sent_on,
    last_day,
    offer_expires is null as is_last_day_assumed,
    calendar_date = sent_on as is_first_day,
    calendar_date = last_day as is_last_day,
    count(*) over (partition by calendar_date) as offers_live
from days
