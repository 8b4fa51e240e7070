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
        coalesce({{ fold_text('records.last_name') }}, email_names.last_name) as last_name,
        email_names.mailbox is not null as is_name_from_email,
        {{ name_suffix_key('records.suffix') }} as suffix,
        records.birth_date,
        records.email,
        records.phone,
        records.address,
        {{ fold_text('records.city') }} as city,
        records.postal_code,
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

bad as (

    select * from {{ ref('known_bad_values') }}

)

select
    mailboxes.record_key,
    mailboxes.record_id,
    mailboxes.source_system,
    mailboxes.is_organisation,

    -- names: an organisation has one, which stands where persons have their last name
    case when bad_name.value is null then mailboxes.first_name end as first_name,
    case
        when bad_name.value is not null then null
        when mailboxes.is_organisation then {{ organisation_key('mailboxes.full_name') }}
        else mailboxes.last_name
    end as last_name,
    mailboxes.is_name_from_email,
    mailboxes.suffix,
    case when bad_name.value is null then first_code.phonetic_code end as first_phonetic,
    case when bad_name.value is null then last_code.phonetic_code end as last_phonetic,
    case when bad_birth_date.value is null then mailboxes.birth_date end as birth_date,

    -- contacts
    case when bad_email.value is null then mailboxes.mailbox || '@' || mailboxes.mail_domain end as email,
    case
        when bad_email.value is null and bad_mailbox.value is null
            then replace({{ dbt.split_part('mailboxes.mailbox', "'+'", 1) }}, '.', '')
    end as email_local,
    case when bad_phone.value is null then mailboxes.phone end as phone,

    -- place
    case when bad_address.value is null then addresses.house_number end as house_number,
    case when bad_address.value is null then addresses.street end as street,
    case when bad_address.value is null then addresses.unit end as unit,
    case when bad_address.value is null then addresses.po_box end as po_box,
    mailboxes.city,
    case when bad_postal_code.value is null then mailboxes.postal_code end as postal_code,

    -- which values were put aside as known bad
    bad_name.value is not null as is_name_bad,
    bad_email.value is not null as is_email_bad,
    bad_phone.value is not null as is_phone_bad,
    bad_address.value is not null as is_address_bad,
    bad_postal_code.value is not null as is_postal_code_bad,
    bad_birth_date.value is not null as is_birth_date_bad
from mailboxes
left join {{ ref('name_codes') }} as first_code on mailboxes.first_name = first_code.name
left join {{ ref('name_codes') }} as last_code on mailboxes.last_name = last_code.name
left join {{ ref('standard_addresses') }} as addresses on mailboxes.address = addresses.address
{% for field, value in {
    'name': 'mailboxes.full_name',
    'email': 'mailboxes.email',
    'mailbox': 'mailboxes.mailbox',
    'phone': 'mailboxes.phone',
    'address': fold_text('mailboxes.address'),
    'postal_code': 'mailboxes.postal_code',
    'birth_date': 'cast(mailboxes.birth_date as ' ~ dbt.type_string() ~ ')',
}.items() -%}
    left join bad as bad_{{ field }}
        on bad_{{ field }}.field = '{{ 'email_local' if field == 'mailbox' else field }}' and {{ value }} = bad_{{ field }}.value
{% endfor %}
