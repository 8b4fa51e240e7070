-- a renamed campaign has its last name
with days as (

    select
        campaign_id,
        campaign_name,
        cast({{ dbt.date_trunc('month', 'spent_on') }} as date) as month,
        spend,
        impressions,
        clicks,
        row_number() over (partition by campaign_id order by spent_on desc, source_row_id) as day_from_last
    from {{ ref('ad_days') }}
    where is_counted

),

named as (

    select
        campaign_id,
        campaign_name
    from days
    where day_from_last = 1

),

counted as (

    select
        campaign_id,
        month,
        sum(spend) as spend,
        sum(coalesce(impressions, 0)) as impressions,
        sum(coalesce(clicks, 0)) as clicks
    from days
    group by campaign_id, month

)

select
    counted.campaign_id,
    named.campaign_name,
    counted.month,
    counted.spend,
    counted.impressions,
    counted.clicks,
    {{ rate('counted.clicks', 'counted.impressions') }} as click_rate,
    {{ rate('counted.spend', 'counted.clicks') }} as cost_per_click
from counted
inner join named on counted.campaign_id = named.campaign_id
