with recipients as (

    select
        campaign_id,
        count(*) as sent,
        count(case when status = 'delivered' then 1 end) as delivered,
        count(case when status = 'hard_bounce' then 1 end) as hard_bounces,
        count(case when status = 'soft_bounce' then 1 end) as soft_bounces
    from {{ ref('messages') }}
    where is_counted and source_record_id is not null
    group by campaign_id

),

-- only the responses of the recipients; others may open a forwarded mail
activity as (

    select
        messages.campaign_id,
        count(distinct case when responses.response in ('opened', 'clicked') then responses.source_record_id end) as opened,
        count(distinct case when responses.response = 'clicked' then responses.source_record_id end) as clicked,
        count(distinct case when responses.response = 'unsubscribed' then responses.source_record_id end) as unsubscribed
    from {{ ref('message_responses') }} as responses
    inner join {{ ref('messages') }} as messages
        on responses.message_id = messages.source_row_id and messages.is_counted and messages.status = 'delivered'
    where responses.is_counted
    group by messages.campaign_id

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
            'opened': 'activity', 'clicked': 'activity', 'unsubscribed': 'activity',
            'promo_code_purchases': 'revenue', 'promo_code_revenue': 'revenue',
            'last_touch_purchases': 'revenue', 'last_touch_revenue': 'revenue',
        }.items() -%}
            coalesce({{ step }}.{{ figure }}, 0) as {{ figure }}{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('campaign_offers') }} as campaigns
    left join recipients on campaigns.campaign_id = recipients.campaign_id
    left join activity on campaigns.campaign_id = activity.campaign_id
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
