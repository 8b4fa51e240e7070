select
    source_system,
    'campaigns' as table_name,
    offer_issue as issue,
    count(*) as row_count
from {{ ref('campaign_offers') }}
where offer_issue is not null
group by source_system, offer_issue
union all
select
    offers.source_system,
    'recipients' as table_name,
    'offer_repeated_too_soon' as issue,
    count(*) as row_count
from {{ ref('recipient_offers') }} as received
inner join {{ ref('campaign_offers') }} as offers on received.campaign_id = offers.campaign_id
where received.is_repeated_too_soon
group by offers.source_system
