{{ config(tags=['thorough'], meta={'dimension': 'validity'}) }}

-- A placeholder never reaches a golden record.
select constituents.constituent_id
from {{ ref('constituents') }} as constituents
inner join {{ ref('known_bad_values') }} as bad
    on
        (bad.field = 'email' and constituents.canonical_email = bad.value)
        or (bad.field = 'phone' and constituents.canonical_phone = bad.value)
        or (bad.field = 'name' and {{ fold_text('constituents.canonical_full_name') }} = bad.value)
        or (bad.field = 'address' and {{ fold_text('constituents.canonical_address') }} = bad.value)
        or (bad.field = 'postal_code' and constituents.canonical_postal_code = bad.value)
