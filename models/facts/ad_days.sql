with ad_days as (

    {{ facts_of('ad_days') }}

)

select
    source_row_id,
    source_system,
    ad_day_id,
    campaign_id,
    campaign_name,
    spend,
    impressions,
    clicks,
    spent_on,
    loaded_at,
    coalesce(spend >= 0, false) and left_out_because is null as is_counted,
    left_out_because
from ad_days
