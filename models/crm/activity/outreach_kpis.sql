with counted as (

    select
        coalesce(facility_id, 'all') as facility_id,
        month,
        count(*) as attempts,
        count(distinct lead_id) as leads,
        count(distinct case when is_answered then lead_id end) as leads_who_answered,
        count(case when is_answered then 1 end) as answered,
        count(case when is_converted then 1 end) as converted,
        count(is_converted) as known_outcomes,
        sum(seconds_to_answer) as seconds_to_answer,
        count(seconds_to_answer) as timed_answers
    from {{ ref('counted_outreach') }}
    group by rollup(month, facility_id)
    having month is not null

),

keys as (

    {{ facilities_by_month('counted') }}

)

select
    keys.facility_id,
    keys.month,
    {% for figure in ['attempts', 'leads', 'leads_who_answered', 'answered', 'converted'] -%}
        coalesce(counted.{{ figure }}, 0) as {{ figure }},
    {% endfor -%}
    {{ rate('counted.answered', 'counted.attempts') }} as response_rate,
    {{ rate('counted.converted', 'counted.known_outcomes') }} as conversion_rate,
    {{ rate('counted.attempts', 'counted.leads') }} as attempts_per_lead,
    {{ rate('counted.seconds_to_answer', 'counted.timed_answers') }} / 3600 as hours_to_answer
from keys
left join counted on keys.facility_id = counted.facility_id and keys.month = counted.month
