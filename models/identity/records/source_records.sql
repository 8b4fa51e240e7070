with rows_of_somebody as (

    select * from {{ ref('person_rows') }}
    where not is_blank

)

select
    -- ids; rows that tie in the order below are equal in every column
    cast(row_number() over (order by source_system, record_id_or_own, row_fingerprint) as {{ dbt.type_bigint() }})
        as record_key,
    record_id_or_own as record_id,
    source_system,
    row_fingerprint,

    -- who
    full_name,
    first_name,
    middle_name,
    last_name,
    suffix,
    is_organisation,
    birth_date,

    -- how to reach them
    email,
    phone,
    address,
    city,
    state,
    postal_code,

    -- as the source gave it
    name_as_given,
    email_as_given,
    phone_as_given,
    address_as_given,
    birth_date_as_given,
    updated_at_as_given,
    extra_fields,

    -- about the row
    updated_at,
    record_id is null as is_id_missing,
    rows_with_this_id > 1 as is_id_repeated
from rows_of_somebody
