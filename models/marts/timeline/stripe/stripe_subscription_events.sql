{{ config(materialized='view') }}

select
    {{ timeline_event(
        'stripe', 'subscriptions', 'subscription_id',
        "case when coalesce(canceled_at, ended_at) is not null then 'subscription_cancelled' end",
        at='coalesce(canceled_at, ended_at)', details={'plan': 'plan'}
    ) }}
from {{ ref('stg_stripe__subscriptions') }}
where {{ is_first_of_its_id('subscription_id') }}
