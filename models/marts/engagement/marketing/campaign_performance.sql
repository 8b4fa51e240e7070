with recipients as (

    select
        campaign_id,
        count(*) as sent,
        count(case when delivery_status = 'sent' then 1 end) as delivered,
        count(case when delivery_status = 'hard' then 1 end) as hard_bounces,
        count(case when delivery_status = 'soft' then 1 end) as soft_bounces
    from {{ ref('mailchimp_deliveries') }}
    where row_issue is null
    group by campaign_id

),

-- only of those who got the mail: a forwarded one is opened by others
activity as (

    select
        activity.campaign_id,
        count(distinct activity.source_record_id) as opened,
        count(distinct case when activity.action = 'click' then activity.source_record_id end) as clicked
    from {{ ref('stg_mailchimp__activity') }} as activity
    inner join {{ ref('mailchimp_deliveries') }} as recipients
        on
            activity.campaign_id = recipients.campaign_id
            and activity.source_record_id = recipients.source_record_id
            and recipients.row_issue is null
            and recipients.delivery_status = 'sent'
    where activity.row_issue is null and activity.action in ('open', 'click')
    group by activity.campaign_id

),

unsubscribes as (

    select
        unsubscribes.campaign_id,
        count(*) as unsubscribed
    from {{ ref('stg_mailchimp__unsubscribes') }} as unsubscribes
    inner join {{ ref('mailchimp_deliveries') }} as recipients
        on
            unsubscribes.campaign_id = recipients.campaign_id
            and unsubscribes.source_record_id = recipients.source_record_id
            and recipients.row_issue is null
            and recipients.delivery_status = 'sent'
    where unsubscribes.row_issue is null
    group by unsubscribes.campaign_id

),

revenue as (

    select
        campaign_id,
        {% for method in ['promo_code', 'last_touch'] -%}
            count(case when method = '{{ method }}' then 1 end) as {{ method }}_purchases,
            sum(case when method = '{{ method }}' then amount else 0 end) as {{ method }}_revenue{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('purchase_attributions') }}
    where campaign_id is not null
    group by campaign_id

),

figures as (

    select
        campaigns.campaign_id,
        campaigns.title,
        campaigns.subject_line,
        campaigns.sent_on,
        campaigns.email_category,
        campaigns.offer_key,
        {% for figure, step in {
            'sent': 'recipients', 'delivered': 'recipients', 'hard_bounces': 'recipients', 'soft_bounces': 'recipients',
            'opened': 'activity', 'clicked': 'activity', 'unsubscribed': 'unsubscribes',
            'promo_code_purchases': 'revenue', 'promo_code_revenue': 'revenue',
            'last_touch_purchases': 'revenue', 'last_touch_revenue': 'revenue',
        }.items() -%}
            coalesce({{ step }}.{{ figure }}, 0) as {{ figure }}{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('campaign_offers') }} as campaigns
    left join recipients on campaigns.campaign_id = recipients.campaign_id
    left join activity on campaigns.campaign_id = activity.campaign_id
    left join unsubscribes on campaigns.campaign_id = unsubscribes.campaign_id
    left join revenue on campaigns.campaign_id = revenue.campaign_id
    where campaigns.sent_on <= {{ as_of_date() }}

)

select
    *,
    {{ rate('delivered', 'sent') }} as delivery_rate,
    {{ rate('opened', 'delivered') }} as open_rate,
    {{ rate('clicked', 'delivered') }} as click_rate,
    {{ rate('clicked', 'opened') }} as click_to_open_rate,
    {{ rate('unsubscribed', 'delivered') }} as unsubscribe_rate
from figures
