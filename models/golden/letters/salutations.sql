with letters as (

    select
        letter_type,
        letter_id,
        count(*) as addressed_count,
        {{ joined_values('constituent_id', ', ') }} as constituent_ids,
        max(case when canonical_full_name is not null and constituent_type = 'person' then 1 else 0 end) as has_person
    from {{ ref('addressees') }}
    group by letter_type, letter_id

),

-- beside people no organisation is named; an initial is no first name
named as (

    select
        people.letter_type,
        people.letter_id,
        people.canonical_full_name as full_name,
        case when letters.has_person = 1 then people.canonical_last_name end as last_name,
        case
            when length(replace(people.canonical_first_name, '.', '')) > 1 then people.canonical_first_name
        end as first_name,
        case
            when {{ dbt.right('people.canonical_full_name', 'length(people.canonical_last_name)') }} = people.canonical_last_name
                then 1
            else 0
        end as is_without_suffix,
        row_number() over (
            partition by people.letter_type, people.letter_id order by people.place, people.constituent_id
        ) as turn
    from {{ ref('addressees') }} as people
    inner join letters on people.letter_type = letters.letter_type and people.letter_id = letters.letter_id
    where people.canonical_full_name is not null and (people.constituent_type = 'person' or letters.has_person = 0)

),

first_two as (

    select
        letter_type,
        letter_id,
        count(*) as named_count,
        {% for turn in [1, 2] -%}
            {% for column in ['first_name', 'last_name', 'full_name', 'is_without_suffix'] -%}
                max(case when turn = {{ turn }} then {{ column }} end) as {{ column }}_{{ turn }}
                {{- ',' if not (loop.last and turn == 2) }}
            {% endfor %}
        {%- endfor %}
    from named
    group by letter_type, letter_id

),

words as (

    select
        max(case when line = 'two' then pattern end) as two,
        max(case when line = 'household' then pattern end) as household,
        max(case when line = 'nobody' then pattern end) as nobody
    from {{ ref('salutation_words') }}

),

lines as (

    select
        letters.letter_type,
        letters.letter_id,
        letters.addressed_count,
        letters.constituent_ids,
        coalesce(first_two.named_count, 0) as named_count,
        words.two,
        first_two.first_name_1,
        first_two.first_name_2,
        coalesce(
            lower(first_two.last_name_1) = lower(first_two.last_name_2)
            and first_two.is_without_suffix_1 + first_two.is_without_suffix_2 = 2
            and first_two.first_name_1 is not null
            and first_two.first_name_2 is not null,
            false
        ) as is_of_one_last_name,
        first_two.first_name_2 || ' ' || first_two.last_name_2 as short_name_2,
        coalesce(first_two.full_name_1, words.nobody) as full_name_1,
        first_two.full_name_2,
        coalesce(replace(words.household, '{first}', first_two.last_name_1), first_two.full_name_1) as whole_household
    from letters
    left join first_two on letters.letter_type = first_two.letter_type and letters.letter_id = first_two.letter_id
    cross join words

),

formal as (

    select
        *,
        case
            when named_count < 2 then full_name_1
            when named_count > 2 then whole_household
            when is_of_one_last_name then replace(replace(two, '{first}', first_name_1), '{second}', short_name_2)
            else replace(replace(two, '{first}', full_name_1), '{second}', full_name_2)
        end as formal_salutation
    from lines

)

select
    letter_type,
    letter_id,
    addressed_count,
    constituent_ids,
    formal_salutation,
    case
        when named_count < 2 then coalesce(first_name_1, full_name_1)
        when named_count = 2 then coalesce(
            replace(replace(two, '{first}', first_name_1), '{second}', first_name_2), formal_salutation
        )
        else formal_salutation
    end as informal_salutation
from formal
