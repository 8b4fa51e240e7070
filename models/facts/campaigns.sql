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
-- of a campaign that is planned nothing is known before its row has arrived
where coalesce(left_out_because, '') != 'in_the_future' or {{ local_date('loaded_at') }} <= {{ as_of_date() }}
