-- What each mail campaign did.
select
    sent_on as period,
    title,
    delivered,
    opened,
    clicked,
    unsubscribed,
    last_touch_revenue
from engagement.campaign_performance
order by sent_on desc, campaign_id
