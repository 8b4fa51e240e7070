with records as (

    select
        *,
        {{ dbt.split_part('email', "'@'", 1) }} as email_local,
        {{ dbt.split_part('email', "'@'", 2) }} as email_domain
    from {{ ref('source_records') }}

),

-- one mailbox, one spelling
mailboxes as (

    select
        records.record_key,
        records.record_id,
        records.source_system,
        records.is_organisation,
        {{ fold_text('records.full_name') }} as full_name,
        coalesce({{ fold_text('records.first_name') }}, email_names.first_name) as first_name,
        {{ fold_text('records.middle_name') }} as middle_name,
        coalesce({{ fold_text('records.last_name') }}, email_names.last_name) as last_name,
        email_names.mailbox is not null as is_name_from_email,
        {{ name_suffix_key('records.suffix') }} as suffix,
        records.birth_date,
        records.birth_digits,
        records.email,
        records.phone,
        records.address,
        {{ fold_text('records.address') }} as address_text,
        records.postal_code,
        {{ fold_text('records.city') }} as city,
        lower(records.state) as state,
        coalesce(providers.canonical_domain, records.email_domain) as mail_domain,
        case
            when providers.ignores_dots then replace({{ dbt.split_part('records.email_local', "'+'", 1) }}, '.', '')
            when providers.has_plus_tags then {{ dbt.split_part('records.email_local', "'+'", 1) }}
            else records.email_local
        end as mailbox
    from records
    left join {{ ref('email_providers') }} as providers on records.email_domain = providers.domain
    left join {{ ref('email_names') }} as email_names
        on records.email_local = email_names.mailbox and records.full_name is null

),

-- a single word was taken for a first name; where others bear it as their last name more often, it is one
named as (

    select
        mailboxes.*,
        first_names.phonetic_code as first_phonetic,
        last_names.phonetic_code as last_phonetic,
        case when mailboxes.is_organisation then {{ organisation_key('mailboxes.full_name') }} end as organisation_name,
        mailboxes.last_name is null and coalesce(first_names.as_last_name > first_names.as_first_name, false)
            as is_only_name_last
    from mailboxes
    left join {{ ref('distinct_names') }} as first_names on mailboxes.first_name = first_names.name
    left join {{ ref('distinct_names') }} as last_names on mailboxes.last_name = last_names.name

),

bad as (

    select
        field,
        value
    from {{ ref('placeholder_values') }}

)

select
    named.record_key,
    named.record_id,
    named.source_system,
    named.is_organisation,

    -- names: an organisation has one, which stands where persons have their last name
    case when bad_name.value is null and not named.is_only_name_last then named.first_name end as first_name,
    case
        when bad_name.value is not null then null
        when named.is_only_name_last then named.first_name
        when named.is_organisation then named.organisation_name
        else named.last_name
    end as last_name,
    case when bad_name.value is null and not named.is_organisation then named.middle_name end as middle_name,
    named.is_name_from_email,
    named.suffix,
    case
        when bad_name.value is null and named.is_only_name_last then named.first_phonetic
        when bad_name.value is null then named.last_phonetic
    end as last_phonetic,
    case when bad_birth_date.value is null then named.birth_date end as birth_date,
    case when bad_birth_date.value is null then named.birth_digits end as birth_digits,

    -- names of organisations, and the two words by which each is found
    case when bad_name.value is null then named.organisation_name end as organisation_name,
    case when bad_name.value is null then rare_words.word end as rare_word,
    case when bad_name.value is null then second_words.word end as second_word,

    -- contacts
    case when bad_email.value is null then named.mailbox || '@' || named.mail_domain end as email,
    case
        when bad_email.value is null and bad_mailbox.value is null
            then replace({{ dbt.split_part('named.mailbox', "'+'", 1) }}, '.', '')
    end as email_local,
    case when bad_email.value is null then {{ regexp_replace_all('named.mailbox', '[^0-9]+', '') }} end as email_digits,
    case when bad_email.value is null then {{ regexp_replace_all('named.mailbox', '[^a-z]+', '') }} end as email_letters,
    case when bad_phone.value is null then named.phone end as phone,

    -- place
    case when bad_address.value is null then addresses.house_number end as house_number,
    case when bad_address.value is null then addresses.street end as street,
    case when bad_address.value is null then addresses.street_core end as street_core,
    case when bad_address.value is null then addresses.direction end as direction,
    case when bad_address.value is null then addresses.unit end as unit,
    case when bad_address.value is null then addresses.po_box end as po_box,
    case when bad_postal_code.value is null then named.postal_code end as postal_code,
    named.city,
    named.state,

    -- outside the contract
    {% for slot in extra_slots() -%}
        extra.{{ slot }},
    {% endfor %}
    -- which values were put aside as known bad
    bad_name.value is not null as is_name_bad,
    bad_email.value is not null as is_email_bad,
    bad_phone.value is not null as is_phone_bad,
    bad_address.value is not null as is_address_bad,
    bad_postal_code.value is not null as is_postal_code_bad,
    bad_birth_date.value is not null as is_birth_date_bad
from named
left join {{ ref('standard_addresses') }} as addresses on named.address = addresses.address
left join {{ ref('organisation_words') }} as rare_words
    on named.organisation_name = rare_words.organisation_name and rare_words.rarity = 1
left join {{ ref('organisation_words') }} as second_words
    on named.organisation_name = second_words.organisation_name and second_words.rarity = 2
{% if extra_slots() -%}
    left join {{ ref('extra_features') }} as extra on named.record_key = extra.record_key
{% endif -%}
{% for field, value in {
    'name': 'named.full_name',
    'email': 'named.email',
    'mailbox': 'named.mailbox',
    'phone': 'named.phone',
    'address': 'named.address_text',
    'postal_code': 'named.postal_code',
    'birth_date': birth_date_text('named.birth_digits'),
}.items() -%}
    left join bad as bad_{{ field }}
        on
            bad_{{ field }}.field = '{{ 'email_local' if field == 'mailbox' else field }}'
            and {{ value }} = bad_{{ field }}.value
{% endfor %}
