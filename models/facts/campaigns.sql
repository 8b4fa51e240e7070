with campaigns as (

    {{ facts_of('campaigns') }}

)

select
    source_row_id,
    source_system,
    campaign_id,
    title,
    subject_line,
    html,
    sent_at,
    sent_on,
    loaded_at,
    left_out_because
from campaigns
-- a planned campaign is known from the day on which its row arrived
where coalesce(left_out_because, '') != 'in_the_future' or {{ local_date('loaded_at') }} <= {{ as_of_date() }}
