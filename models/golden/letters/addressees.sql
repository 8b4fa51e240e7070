with living as (

    select
        members.household_id,
        members.place,
        constituents.constituent_id,
        constituents.constituent_type,
        constituents.canonical_first_name,
        constituents.canonical_last_name,
        constituents.canonical_full_name,
        constituents.canonical_address,
        constituents.canonical_postal_code
    from {{ ref('household_members') }} as members
    inner join {{ ref('constituents') }} as constituents on members.constituent_id = constituents.constituent_id
    where members.is_addressed

),

-- those of a household who have one address get one letter
posted as (

    select
        living.*,
        first_value(living.constituent_id) over (
            partition by living.household_id, living.canonical_address, living.canonical_postal_code order by living.place
        ) as first_constituent_id
    from living
    inner join {{ ref('consent') }} as consent
        on living.constituent_id = consent.constituent_id and consent.channel = 'mail'
    where consent.may_contact

),

letters as (

    select
        'household' as letter_type,
        household_id as letter_id,
        living.*
    from living
    union all
    select
        'mail' as letter_type,
        first_constituent_id as letter_id,
        household_id,
        place,
        constituent_id,
        constituent_type,
        canonical_first_name,
        canonical_last_name,
        canonical_full_name,
        canonical_address,
        canonical_postal_code
    from posted

)

select
    letter_type,
    letter_id,
    constituent_id,
    place,
    constituent_type,
    canonical_first_name,
    canonical_last_name,
    canonical_full_name
from letters
