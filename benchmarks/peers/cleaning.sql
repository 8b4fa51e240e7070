-- The table `given` (see cleaning.py) as a careful analyst would clean it by hand before handing it to a peer: table `people`.
-- Nicknames, street words and placeholders are this project's own lists, so that nobody wins by a longer list.

set variable titles = ['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'rev', 'prof', 'hon', 'sir', 'dame'];
set variable suffixes = ['jr', 'sr', 'ii', 'iii', 'iv', 'md', 'phd', 'esq', 'dds', 'cpa', 'rn'];
set variable dates = [
    '%Y-%m-%d', '%Y%m%d', '%Y/%m/%d', '%m/%d/%Y', '%m/%d/%y', '%m-%d-%Y', '%b %d %Y', '%B %d, %Y', '%d %b %Y', '%d %B %Y'
];
set variable street_words = (select map_from_entries(list((word, abbreviation))) from 'street_abbreviations.csv');
set variable bad_emails = (select list(value) from 'known_bad_values.csv' where field = 'email');
set variable shared_mailboxes = (select list(value) from 'known_bad_values.csv' where field = 'email_local');
set variable bad_phones = (select list(right(value, 10)) from 'known_bad_values.csv' where field = 'phone');

create macro plain(value) as nullif(trim(regexp_replace(lower(strip_accents(value)), '[^a-z0-9]+', ' ', 'g')), '');

create macro joined(words) as nullif(list_aggregate(words, 'string_agg', ' '), '');

create macro name_words(value) as list_filter(
    string_split(regexp_replace(coalesce(plain(value), ''), '[0-9]', '', 'g'), ' '),
    lambda word: word != '' and not list_contains(getvariable('titles') || getvariable('suffixes'), word)
);

create macro street(value) as joined(list_transform(
    string_split(regexp_replace(plain(value), ' (apt|apartment|unit|suite|ste|fl|no) .*$', ''), ' '),
    lambda word: coalesce(getvariable('street_words')[word], word)
));

create macro digits(value) as right(regexp_replace(split_part(lower(value), 'x', 1), '[^0-9]', '', 'g'), 10);

create table nicknames as
select name, list(distinct form order by form) as forms
from (
    select name, nickname as form from 'nicknames.csv'
    union all
    select nickname, name from 'nicknames.csv'
)
group by name;

create table people as
with ordered as (
    select
        *,
        case
            when full_name like '%,%' then split_part(full_name, ',', 2) || ' ' || split_part(full_name, ',', 1)
            else full_name
        end as in_order
    from given
),
named as (
    select
        *,
        if(in_order is null, name_words(first_name), name_words(in_order)[1:1]) as firsts,
        if(in_order is null, name_words(middle_name), name_words(in_order)[2:-2]) as middles,
        if(in_order is null, name_words(last_name), name_words(in_order)[-1:]) as lasts
    from ordered
),
cleaned as (
    select
        record_id,
        source_system,
        joined(firsts) as first_name,
        joined(middles) as middle_name,
        joined(lasts) as last_name,
        nullif(regexp_extract(plain(concat_ws(' ', full_name, last_name, suffix)), '(^| )(jr|sr|ii|iii|iv)( |$)', 2), '')
            as suffix,
        if(email like '%_@_%' and not list_contains(getvariable('bad_emails'), lower(trim(email))), lower(trim(email)), null)
            as email,
        if(list_contains(getvariable('bad_phones'), digits(phone)), null, nullif(digits(phone), '')) as phone,
        street(address) as address,
        plain(address_2) as address_2,
        plain(city) as city,
        left(plain(postal_code), 5) as postal_code,
        coalesce(strftime(try_strptime(trim(birth_date), getvariable('dates')), '%Y%m%d'), nullif(trim(birth_date), ''))
            as birth_date
    from named
)
select
    cleaned.*,
    first_name || ' ' || last_name as full_name,
    if(list_contains(getvariable('shared_mailboxes'), split_part(email, '@', 1)), null, split_part(email, '@', 1)) as email_name,
    nullif(regexp_extract(address, '^[0-9]+'), '') as house,
    if(first_name is null, null, list_append(coalesce(nicknames.forms, []), first_name)) as forms
from cleaned
left join nicknames on cleaned.first_name = nicknames.name;
