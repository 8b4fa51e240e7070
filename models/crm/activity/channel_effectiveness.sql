with counted as (

    {% for facility_id in ['facility_id', "'all'"] %}
        {{ 'union all' if not loop.first }}
        select
            {{ facility_id }} as facility_id,
            month,
            channel,
            count(*) as attempts,
            count(distinct lead_id) as leads,
            count(case when is_answered then 1 end) as answered,
            count(case when is_converted then 1 end) as converted,
            count(is_converted) as known_outcomes
        from {{ ref('counted_outreach') }}
        group by {{ 'facility_id, ' if facility_id == 'facility_id' }}month, channel
    {% endfor %}

),

rated as (

    select
        *,
        {{ rate('answered', 'attempts') }} as response_rate,
        {{ rate('converted', 'known_outcomes') }} as conversion_rate
    from counted

)

select
    facility_id,
    month,
    channel,
    attempts,
    leads,
    answered,
    converted,
    response_rate,
    conversion_rate,
    cast(row_number() over (
        partition by facility_id, month
        order by
            case when conversion_rate is null then 1 else 0 end,
            conversion_rate desc,
            response_rate desc,
            attempts desc,
            channel
    ) as integer) as channel_rank
from rated
