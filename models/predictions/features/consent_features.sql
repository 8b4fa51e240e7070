{#- A statement without a day may be younger than the cut day, and says nothing. -#}
with said as (

    select
        constituent_id,
        said_on,
        may_contact
    from {{ ref('consents') }}
    where
        channel = 'email'
        and said_on is not null
        and constituent_id is not null
        and (may_contact or reason = 'unsubscribed')

),

latest as (

    select
        people.constituent_id,
        people.as_of_date,
        max(case when said.may_contact then said.said_on end) as last_allowed_on,
        max(case when not said.may_contact then said.said_on end) as last_refused_on,
        max(said.said_on) as last_seen_on
    from {{ ref('predicted_constituents') }} as people
    inner join said on people.constituent_id = said.constituent_id and people.as_of_date >= said.said_on
    group by people.constituent_id, people.as_of_date

)

select
    constituent_id,
    as_of_date,
    case when last_refused_on is not null and coalesce(last_refused_on >= last_allowed_on, true) then 1 else 0 end as opted_out,
    last_seen_on
from latest
