select
    subscription_id,
    source_record_id,
    started_at,
    plan,
    price,
    case
        when interval_count > 1 then cast(interval_count as {{ dbt.type_string() }}) || ' ' || plan_interval || 's'
        else plan_interval
    end as billing_period,
    status,
    {{ local_date('ended_at') }} as ended_on,
    {{ local_date('coalesce(canceled_at, ended_at)') }} as cancelled_on,
    {{ local_date('current_period_end') }} as period_ends_on,
    coalesce(canceled_at, ended_at) as cancelled_at,
    {{ extra_fields_json({'plan': 'plan'}) }} as cancel_details,
    row_of_id,
    loaded_at
from {{ ref('stg_stripe__subscriptions') }}
