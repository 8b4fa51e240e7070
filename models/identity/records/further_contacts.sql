-- few fields hold several emails or phones: only theirs are parted into words, each of which may be one
with fields as (

    select
        record_key,
        'email' as contact_type,
        email as first_value,
        {{ regexp_replace_all('lower(' ~ clean_text('email_as_given') ~ ')', '[ <>(),;:"/|&]+', ' ') }} as words
    from {{ ref('source_records') }}
    where email is not null and email_as_given like '%@%@%'

),

phone_lists as (

    select
        record_key,
        phone as first_value,
        {{ phone_list(clean_text('phone_as_given')) }} as numbers
    from {{ ref('source_records') }}
    where phone is not null and length(phone_as_given) > 16

),

given as (

    select * from fields
    union all
    select
        record_key,
        'phone' as contact_type,
        first_value,
        {{ rewritten('substring(numbers, length(' ~ first_phone('numbers') ~ ') + 1)', [
            ('[^0-9a-z+,;/|]+', ''), ('[,;/|]+', ' '),
        ]) }} as words
    from phone_lists

),

distinct_words as (

    select distinct trim(words) as words
    from given

),

parted as (

    {{ words_of('distinct_words', 'words') }}

),

found as (

    select
        given.record_key,
        given.contact_type,
        given.first_value,
        case
            when given.contact_type = 'email' then {{ normalise_email('parted.word') }}
            else {{ normalise_phone('parted.word') }}
        end as contact_value
    from given
    inner join parted on trim(given.words) = parted.words

)

select distinct
    found.record_key,
    found.contact_type,
    found.contact_value
from found
left join {{ ref('known_bad_values') }} as bad
    on found.contact_type = bad.field and found.contact_value = coalesce(bad.value, 'null')
where found.contact_value != found.first_value and bad.field is null
