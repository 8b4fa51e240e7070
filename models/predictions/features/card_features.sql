{#- Of a record the card counts that it had last begun to pay with by the cut day; of a person the one that expires first. -#}
with charged as (

    select
        constituent_id,
        source_system,
        source_record_id,
        card_expires_on,
        min(first_charged_on) as first_charged_on
    from {{ ref('cards') }}
    where constituent_id is not null and card_expires_on is not null
    group by constituent_id, source_system, source_record_id, card_expires_on

),

known as (

    select
        charged.*,
        people.as_of_date,
        row_number() over (
            partition by people.constituent_id, people.as_of_date, charged.source_system, charged.source_record_id
            order by charged.first_charged_on desc, charged.card_expires_on desc
        ) as choice
    from {{ ref('predicted_constituents') }} as people
    inner join charged
        on people.constituent_id = charged.constituent_id and people.as_of_date >= charged.first_charged_on

)

select
    constituent_id,
    as_of_date,
    min({{ dbt.datediff('as_of_date', 'card_expires_on', 'day') }}) as days_to_card_expiry,
    min({{ dbt.datediff('first_charged_on', 'as_of_date', 'day') }}) as card_age_days,
    max(first_charged_on) as last_seen_on
from known
where choice = 1
group by constituent_id, as_of_date
