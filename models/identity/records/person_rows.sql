{%- set row_as_given = [
    'record_id', 'name_as_given', 'email_as_given', 'phone_as_given', 'address_as_given', 'city', 'state', 'postal_code',
    'birth_date_as_given', 'updated_at_as_given', 'extra_fields',
] -%}

with dated as (

    select
        *,
        {{ written_day('lower(birth_date)') }} as birth_day
    from {{ ref('named_rows') }}

),

parsed as (

    select
        *,
        try_cast(birth_day as date) as birth_date_parsed,
        {{ birth_digits('lower(birth_date)', 'birth_day') }} as birth_digits_written
    from dated

),

normalised as (

    select
        record_id,
        source_system,
        people_model,

        -- who
        {% for column in [
            'full_name', 'first_name', 'middle_name', 'last_name', 'suffix', 'partner_name', 'is_organisation',
            'is_name_in_parts',
        ] -%}
            {{ column }},
        {% endfor -%}
        case
            when birth_date_parsed between {{ earliest_birth_date() }} and {{ as_of_date() }} then birth_date_parsed
            -- 28 is 1928 where nobody can be born yet in 2028
            when birth_date_parsed > {{ as_of_date() }} and not {{ regexp_matches('birth_date', '[0-9]{4}') }}
                then cast({{ dbt.dateadd('year', -100, 'birth_date_parsed') }} as date)
        end as birth_date,
        birth_digits_written,

        -- how to reach them
        {{ normalise_email('email') }} as email,
        {{ normalise_phone('phone') }} as phone,
        address,
        {{ proper_case('city') }} as city,
        {{ normalise_state('state') }} as state,
        {{ normalise_postal_code('postal_code', normalise_state('state')) }} as postal_code,

        -- as the source gave it
        name_as_given,
        email_as_given,
        phone_as_given,
        address_as_given,
        birth_date_as_given,
        updated_at_as_given,
        extra_fields,

        -- about the row
        fields_of_nothing,
        {{ parse_timestamp('updated_at') }} as updated_at
    from parsed

),

hashed as (

    select
        *,
        coalesce(
            replace(cast(birth_date as {{ dbt.type_string() }}), '-', ''), birth_digits_written
        ) as birth_digits,
        record_id is null and coalesce(
            name_as_given, email_as_given, phone_as_given, address_as_given, postal_code, birth_date_as_given
        ) is null as is_blank,
        {{ dbt.hash(joined_text(row_as_given)) }} as row_fingerprint
    from normalised

)

select
    *,
    coalesce(record_id, 'row-' || row_fingerprint) as record_id_or_own
from hashed
