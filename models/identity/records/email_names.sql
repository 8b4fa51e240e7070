{#- A mailbox of a record without a name, read as first and last name that other records have.

    `jane.miller`, `millerjane`, `j-miller`: cut in two at its separator, or at every place where it has none and is no
    name as it stands: elizabeth is not Eliza Beth. -#}
{%- set longest_first_part = 12 -%}

with records as (

    select distinct {{ dbt.split_part('email', "'@'", 1) }} as mailbox
    from {{ ref('source_records') }}
    where full_name is null and email is not null and {{ 'true' if var('names_from_emails') else 'false' }}

),

first_names as (

    select
        name,
        as_first_name as frequency
    from {{ ref('distinct_names') }}
    where as_first_name > 0 and length(name) >= 3

),

last_names as (

    select
        name,
        as_last_name as frequency
    from {{ ref('distinct_names') }}
    where as_last_name > 0 and length(name) >= 3

),

mailboxes as (

    select
        mailbox,
        {{ fold_text(regexp_replace_all(dbt.split_part('mailbox', "'+'", 1), '[0-9]+', '')) }} as words
    from records

),

places as (

    {% for place in range(1, longest_first_part + 1) %}
        select {{ place }} as place{{ ' union all' if not loop.last }}
    {% endfor %}

),

cuts as (

    select
        mailbox,
        {{ dbt.split_part('words', "' '", 1) }} as one,
        {{ dbt.split_part('words', "' '", 2) }} as other
    from mailboxes
    where length(words) - length(replace(words, ' ', '')) = 1
    union all
    select
        mailboxes.mailbox,
        left(mailboxes.words, places.place) as one,
        substring(mailboxes.words, places.place + 1) as other
    from mailboxes
    inner join places on length(mailboxes.words) >= places.place + 3
    left join {{ ref('distinct_names') }} as whole_names on mailboxes.words = whole_names.name
    where mailboxes.words not like '% %' and whole_names.name is null

),

-- first name first, last name first, or an initial before the last name
readings as (

    select
        cuts.mailbox,
        first_names.name as first_name,
        last_names.name as last_name,
        first_names.frequency * last_names.frequency as likelihood
    from cuts
    inner join first_names on cuts.one = first_names.name
    inner join last_names on cuts.other = last_names.name
    union all
    select
        cuts.mailbox,
        first_names.name as first_name,
        last_names.name as last_name,
        first_names.frequency * last_names.frequency as likelihood
    from cuts
    inner join first_names on cuts.other = first_names.name
    inner join last_names on cuts.one = last_names.name
    union all
    select
        cuts.mailbox,
        cuts.one as first_name,
        last_names.name as last_name,
        0 as likelihood
    from cuts
    inner join last_names on cuts.other = last_names.name
    where length(cuts.one) = 1

),

ranked as (

    select
        mailbox,
        first_name,
        last_name,
        row_number() over (
            partition by mailbox order by likelihood desc, first_name, last_name
        ) as choice
    from readings

)

select
    mailbox,
    first_name,
    last_name
from ranked
where choice = 1
