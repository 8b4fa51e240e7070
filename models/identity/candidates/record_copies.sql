{%- set compared = [
    'source_system', 'full_name', 'first_name', 'middle_name', 'last_name', 'suffix', 'birth_date_as_given', 'email', 'phone',
    'address', 'city', 'state', 'postal_code', 'extra_fields',
] -%}

-- a row without name, email and phone names nobody and is no copy, nor is who was split off
with fingerprints as (

    select
        record_key,
        {{ dbt.hash(joined_text(compared)) }} as content
    from {{ ref('source_records') }}
    where
        coalesce(full_name, email, phone) is not null
        and record_key not in (select record_key from {{ ref('steward_splits') }})

),

originals as (

    select
        content,
        min(record_key) as original_key
    from fingerprints
    group by content
    having count(*) > 1

)

select
    fingerprints.record_key as copy_key,
    originals.original_key
from fingerprints
inner join originals on fingerprints.content = originals.content
where fingerprints.record_key != originals.original_key
