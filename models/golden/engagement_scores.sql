{%- set parts = ['recency', 'giving', 'subscription', 'events', 'email'] -%}

with weights as (

    {{ seed_values('engagement_weights', 'part', 'weight', parts) }}

),

full_marks as (

    {{ seed_values('engagement_weights', 'part', 'full_marks_at', parts) }}

),

-- each part from 0 to 1; least and greatest skip a null on DuckDB and are null on other engines
graded as (

    select
        activity.constituent_id,
        case
            when days_since_engagement is null then 0
            else
                greatest(
                    0,
                    1 - greatest(0, days_since_engagement - full_marks.recency)
                    / ({{ var('recency_days') }} - full_marks.recency)
                )
        end as recency,
        least(1, activity.recent_gifts / full_marks.giving) as giving,
        least(1, activity.terms_held / full_marks.subscription) as subscription,
        least(1, activity.recent_visits / full_marks.events) as events,
        least(1, coalesce(activity.email_open_rate, 0) / full_marks.email) as email
    from {{ ref('constituent_activity') }} as activity
    cross join full_marks

)

select
    graded.constituent_id,
    {% for part in parts -%}
        cast(100 * weights.{{ part }} * graded.{{ part }} as decimal(5, 2)) as {{ part }}_points,
    {% endfor -%}
    cast(100 * (
        {% for part in parts %}
            weights.{{ part }} * graded.{{ part }}{{ ' +' if not loop.last }}
        {% endfor %}
    ) as decimal(5, 2)) as engagement_score
from graded
cross join weights
