{%- set row_as_given = [
    'record_id', 'name_as_given', 'email_as_given', 'phone_as_given', 'address_as_given', 'city', 'state', 'postal_code',
    'birth_date_as_given', 'updated_at_as_given', 'extra_fields',
] -%}

{%- set texts = [
    'title', 'full_name', 'first_name', 'middle_name', 'last_name', 'suffix', 'email', 'phone', 'address', 'city', 'state',
    'postal_code', 'birth_date', 'updated_at',
] -%}
{%- set names = ['full_name', 'first_name', 'middle_name', 'last_name'] -%}
{%- set beside = {'first_name': 'last_name', 'last_name': 'first_name'} -%}

with texts as (

    select
        record_id,
        source_system,
        people_model,
        extra_fields,
        coalesce(full_name, {{ spaced(['title', 'first_name', 'middle_name', 'last_name', 'suffix']) }}) as name_as_given,
        {% for column in ['email', 'phone', 'address', 'birth_date', 'updated_at'] -%}
            {{ column }} as {{ column }}_as_given,
        {% endfor -%}
        {% for column in texts -%}
            {{ clean_text(column) }} as {{ column }}{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('given_rows') }}

),

judged as (

    select
        *,
        {% for column in texts -%}
            {{ is_no_name(column, beside[column]) if column in beside else is_nothing(column) }}
                as is_{{ column }}_nothing{{ ',' if not loop.last }}
        {% endfor %}
    from texts

),

-- a word for nothing is no value
cleaned as (

    select
        record_id,
        source_system,
        people_model,
        extra_fields,
        name_as_given,
        {% for column in ['email', 'phone', 'address', 'birth_date', 'updated_at'] -%}
            {{ column }}_as_given,
        {% endfor -%}
        {% for column in texts -%}
            case
                when not is_{{ column }}_nothing{{ ' and ' ~ has_letter(column) if column in names }} then {{ column }}
            end as {{ column }},
        {% endfor -%}
        nullif(trim(concat(
            {%- for column in texts %}
            case when is_{{ column }}_nothing then '{{ column }} ' else '' end{{ ',' if not loop.last }}
            {%- endfor %}
        )), '') as fields_of_nothing
    from judged

),

{{ name_steps() }},

parsed as (

    select
        *,
        {% for part in ['first', 'middle', 'last'] -%}
            case when not is_organisation then {{ proper_case('name_' ~ part, 'name_text') }} end as {{ part }}_name_shown,
        {% endfor -%}
        case when not is_organisation then name_suffix end as suffix_shown,
        {{ written_day('lower(birth_date)') }} as birth_day,
        case when not is_organisation then {{ proper_case('name_partner', 'name_text') }} end as partner_shown
    from name_parts

),

dated as (

    select
        *,
        try_cast(birth_day as date) as birth_date_parsed,
        {{ birth_digits('lower(birth_date)', 'birth_day') }} as birth_digits_written
    from parsed

),

normalised as (

    select
        record_id,
        source_system,
        people_model,

        -- who
        case
            when is_organisation then name_text
            else {{ spaced(['first_name_shown', 'middle_name_shown', 'last_name_shown', 'suffix_shown']) }}
        end as full_name,
        first_name_shown as first_name,
        middle_name_shown as middle_name,
        last_name_shown as last_name,
        suffix_shown as suffix,
        partner_shown as partner_name,
        is_organisation,
        coalesce(title, first_name, last_name) is not null as is_name_in_parts,
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
    from dated

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
