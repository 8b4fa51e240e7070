{{ config(post_hook="{{ check_record_keys(this) }}") }}

with repeated_ids as (

    select
        source_system,
        record_id_or_own
    from {{ ref('person_rows') }}
    where not is_blank
    group by source_system, record_id_or_own
    having count(*) > 1

),

rows_of_somebody as (

    select
        person_rows.*,
        repeated_ids.record_id_or_own is not null as is_id_repeated,
        coalesce(populations.is_organisation_file, false)
        and not person_rows.is_name_in_parts
        and person_rows.full_name is not null as is_of_organisation_file
    from {{ ref('person_rows') }} as person_rows
    left join {{ ref('name_population') }} as populations on person_rows.people_model = populations.people_model
    left join repeated_ids
        on
            person_rows.source_system = repeated_ids.source_system
            and person_rows.record_id_or_own = repeated_ids.record_id_or_own
    where not person_rows.is_blank

),

-- few ids stand on several rows: only theirs are put in order, in which rows that tie are equal in every column
numbered as (

    select
        *,
        cast(1 as {{ dbt.type_bigint() }}) as row_of_id
    from rows_of_somebody
    where not is_id_repeated
    union all
    select
        *,
        row_number() over (partition by source_system, record_id_or_own order by row_fingerprint) as row_of_id
    from rows_of_somebody
    where is_id_repeated

)

select
    -- ids
    {{ record_key('source_system', 'record_id_or_own', 'row_of_id') }} as record_key,
    record_id_or_own as record_id,
    source_system,
    row_fingerprint,

    -- who; in a file of organisations the name has no parts
    case when is_of_organisation_file then {{ clean_name('name_as_given') }} else full_name end as full_name,
    {% for part in ['first_name', 'middle_name', 'last_name', 'suffix'] -%}
        case when not is_of_organisation_file then {{ part }} end as {{ part }},
    {% endfor -%}
    case when not is_of_organisation_file then partner_name end as partner_name,
    is_organisation or is_of_organisation_file as is_organisation,
    is_name_in_parts,
    birth_date,
    birth_digits,

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
    fields_of_nothing,
    record_id is null as is_id_missing,
    is_id_repeated
from numbered
