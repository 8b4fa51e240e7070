{#- Who lives with whom is known as of today alone. What the others gave is of the days up to the cut day. -#}
with members as (

    select distinct
        constituent_id,
        household_id
    from {{ ref('identity_map') }}

),

sizes as (

    select
        household_id,
        count(*) as household_size
    from members
    group by household_id

),

housed as (

    select
        members.constituent_id,
        members.household_id,
        sizes.household_size
    from members
    inner join sizes on members.household_id = sizes.household_id

),

given_by_others as (

    select
        people.constituent_id,
        people.as_of_date,
        sum(gifts.amount) as household_gift_sum,
        max(gifts.known_on) as last_seen_on
    from {{ ref('predicted_constituents') }} as people
    inner join housed on people.constituent_id = housed.constituent_id and housed.household_size > 1
    inner join members as others
        on housed.household_id = others.household_id and housed.constituent_id != others.constituent_id
    inner join {{ ref('gift_days') }} as gifts
        on others.constituent_id = gifts.constituent_id and people.as_of_date >= gifts.known_on
    group by people.constituent_id, people.as_of_date

)

select
    people.constituent_id,
    people.as_of_date,
    housed.household_size,
    coalesce(given.household_gift_sum, 0) as household_gift_sum,
    given.last_seen_on
from {{ ref('predicted_constituents') }} as people
inner join housed on people.constituent_id = housed.constituent_id
left join given_by_others as given
    on people.constituent_id = given.constituent_id and people.as_of_date = given.as_of_date
