{%- set window_end = dbt.dateadd('day', checked('offer_conversion_days'), 'people.sent_at') -%}

with bought as (

    select
        people.campaign_id,
        people.constituent_id,
        count(distinct purchases.event_id) as purchases,
        sum(purchases.amount) as amount
    from {{ ref('offer_groups') }} as people
    inner join {{ ref('counted_purchases') }} as purchases
        on
            people.constituent_id = purchases.constituent_id
            and people.sent_at < purchases.event_at
            and {{ window_end }} >= purchases.event_at
    group by people.campaign_id, people.constituent_id

)

select
    people.campaign_id,
    people.constituent_id,
    people.is_offered,
    people.stratum,
    count(case when people.is_offered then 1 end) over (partition by people.campaign_id, people.stratum) > 0
    and count(case when not people.is_offered then 1 end) over (partition by people.campaign_id, people.stratum) > 0
        as is_matched,
    {{ local_date(window_end) }} < {{ as_of_date() }} as is_window_over,
    bought.purchases is not null as has_bought,
    coalesce(bought.purchases, 0) as purchases,
    coalesce(bought.amount, 0) as amount
from {{ ref('offer_groups') }} as people
left join bought
    on people.campaign_id = bought.campaign_id and people.constituent_id = bought.constituent_id
