{%- set checks = {
    'missing_id': 'records.is_id_missing',
    'repeated_id': 'records.is_id_repeated',
    'no_personal_data': 'records.name_as_given is null and records.email_as_given is null and records.phone_as_given is null'
        ~ ' and records.address_as_given is null',
    'name_too_long': 'length(records.name_as_given) > ' ~ checked('max_text_length'),
    'invalid_email': 'records.email_as_given is not null and records.email is null and ' ~ no_word_for_nothing('email'),
    'invalid_phone': 'records.phone_as_given is not null and records.phone is null and ' ~ no_word_for_nothing('phone'),
    'known_bad_name': 'features.is_name_bad',
    'known_bad_email': 'features.is_email_bad',
    'known_bad_phone': 'features.is_phone_bad',
    'known_bad_address': 'features.is_address_bad',
    'known_bad_postal_code': 'features.is_postal_code_bad',
    'known_bad_birth_date': 'features.is_birth_date_bad',
} -%}
{%- for field in contract_columns() if field not in ['record_id', 'source_system'] -%}
    {%- do checks.update({'word_for_nothing_in_' ~ field: "records.fields_of_nothing like '%" ~ field ~ "%'"}) -%}
{%- endfor -%}

with issues as (

    {% for issue, check in checks.items() %}
        select
            records.record_key,
            '{{ issue }}' as issue
        from {{ ref('source_records') }} as records
        inner join {{ ref('match_features') }} as features on records.record_key = features.record_key
        where {{ check }}

        union all
    {% endfor %}
    select
        record_key,
        {{ date_issue('birth_date_as_given', parse_date('birth_date_as_given'), earliest_birth_date(), as_of_date()) }}
            || '_of_birth' as issue
    from {{ ref('source_records') }}
    where birth_date_as_given is not null and birth_date is null and {{ no_word_for_nothing('birth_date') }}

    union all

    select
        record_key,
        'unparseable_update_time' as issue
    from {{ ref('source_records') }}
    where updated_at_as_given is not null and updated_at is null and {{ no_word_for_nothing('updated_at') }}

    union all

    select
        record_key,
        'impossible_update_time' as issue
    from {{ ref('source_records') }}
    where cast(updated_at as date) > {{ latest_day() }}

)

select
    issues.record_key,
    records.source_system,
    records.record_id,
    issues.issue
from issues
inner join {{ ref('source_records') }} as records on issues.record_key = records.record_key
