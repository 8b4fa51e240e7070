with sends as (

    select
        constituents.constituent_id,
        sends.*
    from {{ ref('stg_email__sends') }} as sends
    inner join {{ ref('record_constituents') }} as constituents
        on sends.source_system = constituents.source_system and sends.source_record_id = constituents.record_id
    where cast(sends.sent_at as date) <= {{ as_of_date() }}

),

counted as (

    select
        constituent_id,
        sum(case when bounced_at is null then 1 else 0 end) as emails_delivered,
        sum(case when bounced_at is null and opened_at is not null then 1 else 0 end) as emails_opened,
        sum(case when bounced_at is null and clicked_at is not null then 1 else 0 end) as emails_clicked,
        max(cast(coalesce(clicked_at, opened_at) as date)) as last_email_response_date,
        max(unsubscribed_at) is not null as has_unsubscribed
    from sends
    group by constituent_id

)

select
    constituent_id,
    emails_delivered,
    cast(emails_opened as double) / nullif(emails_delivered, 0) as email_open_rate,
    cast(emails_clicked as double) / nullif(emails_delivered, 0) as email_click_rate,
    last_email_response_date,
    has_unsubscribed
from counted
