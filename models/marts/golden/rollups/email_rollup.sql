with sends as (

    select
        constituents.constituent_id,
        {% for moment in ['opened_at', 'clicked_at'] -%}
            case when cast(sends.{{ moment }} as date) <= {{ as_of_date() }} then sends.{{ moment }} end as {{ moment }},
        {% endfor -%}
        sends.bounced_at is null as is_delivered
    from {{ ref('stg_email__sends') }} as sends
    inner join {{ ref('record_constituents') }} as constituents
        on sends.source_system = constituents.source_system and sends.source_record_id = constituents.record_id
    where
        cast(sends.sent_at as date) between {{ earliest_event_date() }} and {{ as_of_date() }}
        and {{ is_first_of_its_id('send_id') }}

),

counted as (

    select
        constituent_id,
        sum(case when is_delivered then 1 else 0 end) as emails_delivered,
        sum(case when is_delivered and opened_at is not null then 1 else 0 end) as emails_opened,
        sum(case when is_delivered and clicked_at is not null then 1 else 0 end) as emails_clicked,
        max(cast(coalesce(clicked_at, opened_at) as date)) as last_email_response_date
    from sends
    group by constituent_id

)

select
    constituent_id,
    cast(emails_opened as double) / nullif(emails_delivered, 0) as email_open_rate,
    cast(emails_clicked as double) / nullif(emails_delivered, 0) as email_click_rate,
    last_email_response_date
from counted
