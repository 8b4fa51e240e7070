{{ config(materialized='view', secure=true) }}

select
    constituents.household_id,
    constituents.constituent_id,
    salutations.constituent_ids,
    salutations.addressed_count,
    salutations.formal_salutation,
    salutations.informal_salutation,
    constituents.canonical_address,
    constituents.canonical_city,
    constituents.canonical_state,
    constituents.canonical_postal_code
from {{ ref('salutations') }} as salutations
inner join {{ ref('constituents') }} as constituents on salutations.letter_id = constituents.constituent_id
where salutations.letter_type = 'mail'
