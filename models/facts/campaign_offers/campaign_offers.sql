with campaigns as (

    select
        campaign_id,
        source_system,
        title,
        subject_line,
        sent_at,
        sent_on,
        {{ content_hash('html') }} as content_hash,
        coalesce(html, '') = '' as is_without_html
    from {{ ref('campaigns') }}
    where campaign_id is not null and sent_at is not null

),

resolved as (

    select
        campaigns.*,
        analyses.has_offer,
        analyses.offer_type,
        analyses.offer_amount,
        analyses.offer_unit,
        analyses.offer_code,
        {{ offer_last_day('analyses.offer_expires_rule', 'campaigns.sent_on') }} as offer_expires,
        analyses.offer_description,
        analyses.email_category,
        analyses.confidence,
        analyses.analysed_by
    from campaigns
    inner join {{ ref('offer_analyses') }} as analyses on campaigns.content_hash = analyses.content_hash

)

select
    campaign_id,
    source_system,
    title,
    subject_line,
    sent_at,
    sent_on,
    content_hash,
    has_offer,
    case
        when has_offer
            then offer_type || coalesce(':' || cast(offer_amount as {{ dbt.type_string() }}) || ':' || offer_unit, '')
    end as offer_key,
    offer_type,
    offer_amount,
    offer_unit,
    offer_code,
    offer_expires,
    offer_description,
    email_category,
    confidence,
    analysed_by,
    case
        when offer_expires < sent_on then 'offer_expired_when_sent'
        when is_without_html then 'missing_html'
    end as offer_issue
from resolved
