with addresses as (

    select
        source_system,
        record_id,
        min(email) as email
    from {{ ref('source_records') }}
    group by source_system, record_id

),

mails as (

    select
        messages.source_record_id,
        cast({{ dbt.date_trunc('month', 'messages.sent_on') }} as date) as month,
        coalesce({{ dbt.split_part('addresses.email', "'@'", 2) }}, 'unknown') as given_domain,
        messages.status,
        messages.unsubscribed_at is not null and messages.status = 'delivered' as has_unsubscribed
    from {{ ref('messages') }} as messages
    left join addresses
        on messages.source_system = addresses.source_system and messages.source_record_id = addresses.record_id
    where messages.is_counted and messages.campaign_id is not null and messages.source_record_id is not null

),

-- a domain of few people may name a person
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
        mails.status,
        mails.has_unsubscribed
    from mails
    inner join sized on mails.month = sized.month and mails.given_domain = sized.given_domain
    union all
    select
        month,
        'all' as domain,
        status,
        has_unsubscribed
    from mails

),

counted as (

    select
        month,
        domain,
        count(*) as sent,
        count(case when status = 'delivered' then 1 end) as delivered,
        count(case when status = 'hard_bounce' then 1 end) as hard_bounces,
        count(case when status = 'soft_bounce' then 1 end) as soft_bounces,
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
