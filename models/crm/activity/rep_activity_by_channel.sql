with counted as (

    select
        channel,
        month,
        facility_id,
        rep_id,
        count(*) as attempts,
        count(distinct lead_id) as leads,
        count(case when is_answered then 1 end) as answered,
        count(case when is_converted then 1 end) as converted,
        count(is_converted) as known_outcomes,
        sum(seconds_to_answer) as seconds_to_answer,
        count(seconds_to_answer) as timed_answers
    from {{ ref('counted_outreach') }}
    group by channel, month, facility_id, rep_id

),

rated as (

    select
        *,
        {{ rate('answered', 'attempts') }} as response_rate,
        {{ rate('converted', 'known_outcomes') }} as conversion_rate,
        {{ rate('seconds_to_answer', 'timed_answers') }} / 3600 as hours_to_answer
    from counted

)

select
    channel,
    month,
    facility_id,
    rep_id,
    attempts,
    leads,
    answered,
    converted,
    response_rate,
    conversion_rate,
    hours_to_answer,
    cast(row_number() over (
        partition by channel, month
        order by
            case when conversion_rate is null then 1 else 0 end,
            conversion_rate desc,
            response_rate desc,
            attempts desc,
            facility_id,
            rep_id
    ) as integer) as rank_in_channel
from rated
