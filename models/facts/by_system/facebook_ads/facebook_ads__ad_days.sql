select
    campaign_day_id as ad_day_id,
    'campaign_days' as source_table,
    campaign_id,
    campaign_name,
    spend_date as spent_on,
    spend,
    currency,
    impressions,
    clicks,
    row_of_id,
    loaded_at
from {{ ref('stg_facebook_ads__campaign_days') }}
