with addresses as (

    select
        record_id,
        min(email) as email
    from {{ ref('stg_mailchimp__members') }}
    group by record_id

),

mails as (

    select
        recipients.campaign_id,
        recipients.source_record_id,
        cast({{ dbt.date_trunc('month', local_date('recipients.sent_at')) }} as date) as month,
        coalesce(split_part(addresses.email, '@', 2), 'unknown') as given_domain,
        recipients.delivery_status,
        unsubscribes.unsubscribe_id is not null and recipients.delivery_status = 'sent' as has_unsubscribed
    from {{ ref('mailchimp_deliveries') }} as recipients
    left join addresses on recipients.source_record_id = addresses.record_id
    left join {{ ref('stg_mailchimp__unsubscribes') }} as unsubscribes
        on
            recipients.campaign_id = unsubscribes.campaign_id
            and recipients.source_record_id = unsubscribes.source_record_id
            and unsubscribes.row_issue is null
    where recipients.row_issue is null

),

-- a domain with few people in it may be one person's own name
sized as (

    select
        month,
        given_domain,
        count(distinct source_record_id) as people
    from mails
    group by month, given_domain

),

by_domain as (

    select
        mails.month,
        case
            when sized.people >= {{ checked('deliverability_least_people') }} then mails.given_domain
            else 'other'
        end as domain,
        mails.delivery_status,
        mails.has_unsubscribed
    from mails
    inner join sized on mails.month = sized.month and mails.given_domain = sized.given_domain
    union all
    select
        month,
        'all' as domain,
        delivery_status,
        has_unsubscribed
    from mails

),

counted as (

    select
        month,
        domain,
        count(*) as sent,
        count(case when delivery_status = 'sent' then 1 end) as delivered,
        count(case when delivery_status = 'hard' then 1 end) as hard_bounces,
        count(case when delivery_status = 'soft' then 1 end) as soft_bounces,
        count(case when has_unsubscribed then 1 end) as unsubscribed
    from by_domain
    group by month, domain

),

rated as (

    select
        *,
        {{ rate('delivered', 'sent') }} as delivery_rate,
        {{ rate('hard_bounces', 'sent') }} as hard_bounce_rate,
        {{ rate('soft_bounces', 'sent') }} as soft_bounce_rate,
        {{ rate('unsubscribed', 'delivered') }} as unsubscribe_rate
    from counted

),

limits as (

    select
        {% for measure in ['hard_bounce_rate', 'soft_bounce_rate', 'unsubscribe_rate'] -%}
            max(case when measure = '{{ measure }}' then most end) as most_{{ measure }}{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('deliverability_limits') }}

)

select
    rated.*,
    {% for measure in ['hard_bounce_rate', 'soft_bounce_rate', 'unsubscribe_rate'] -%}
        coalesce(rated.{{ measure }} > limits.most_{{ measure }}, false)
            as is_{{ measure }}_over_limit{{ ',' if not loop.last }}
    {% endfor %}
from rated
cross join limits
