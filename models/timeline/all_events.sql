with events as (

    {{ event_of('payments', type='event_type', at='paid_at', on='paid_on', amount='amount') }}
    where coalesce(left_out_because, '') != 'negative_amount'
    union all
    {{ event_of('recurring_plans', type="'recurring_started'", on='first_payment_on') }}
    where first_payment_on is not null
    union all
    {{ event_of('recurring_plans', type="'recurring_cancelled'", on='cancelled_on') }}
    where cancelled_on is not null
    union all
    {{ event_of(
        'memberships',
        type="case when is_renewal then 'membership_renewal' else 'membership_purchase' end",
        at='started_at', on='started_on'
    ) }}
    where basis = 'plan'
    union all
    {{ event_of('memberships', type="'membership_cancelled'", on='cancelled_on') }}
    where basis = 'plan' and cancelled_on is not null
    union all
    {{ event_of(
        'subscriptions',
        type="'subscription_cancelled'",
        at='coalesce(cancelled_at, ' ~ day_begins('cancelled_on') ~ ')', on='cancelled_on', details='cancel_details'
    ) }}
    where cancelled_on is not null
    union all
    {{ event_of('visits', type='visit_type', at='visited_at', on='visited_on') }}
    union all
    {{ event_of(
        'bookings', type="case when status = 'booked' then 'event_booking' end", at='booked_at', on='booked_on'
    ) }}
    union all
    -- some systems note a bounce on the message itself and have no event for it
    {{ event_of(
        'messages',
        type="case
            when status in ('hard_bounce', 'soft_bounce') then 'email_bounced'
            when status != 'unknown' then 'email_sent'
        end",
        at='sent_at', on='sent_on', campaign='campaign_id'
    ) }}
    union all
    {{ event_of(
        'message_responses',
        type="case when response != 'unknown' then 'email_' || response end",
        at='responded_at', on='responded_on'
    ) }}

)

select
    source_row_id || ':' || event_type as event_id,
    source_system,
    source_table,
    source_row_id,
    source_record_id,
    constituent_id,
    source_confidence,
    event_type,
    event_at,
    event_date,
    amount,
    event_details,
    campaign_id,
    loaded_at,
    case
        {{ date_fault('event_date', 'event_at') }}
    end as left_out_because
from events
where event_type is not null
