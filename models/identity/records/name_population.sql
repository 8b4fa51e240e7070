{#- Whether a file names persons or organisations, told by its names as a whole: few restaurants have a word of
    organisation_words in their name, but few begin with a first name either. -#}

with first_names as (

    select name from {{ ref('nicknames') }}
    union
    select nickname as name from {{ ref('nicknames') }}

),

-- El Greco is no El
known_names as (

    select name from first_names
    where name not in ('{{ checked('name_particles') | join("', '") }}')

),

given as (

    select
        people_model,
        name_as_given,
        {{ dbt.bool_or('birth_date is not null') }} as has_birth_date
    from {{ ref('person_rows') }}
    where full_name is not null and not is_name_in_parts
    group by people_model, name_as_given

),

beginnings as (

    select
        people_model,
        {{ fold_text('name_as_given') }} as name,
        case
            when name_as_given like '%,%'
                then {{ fold_text("substring(name_as_given, position(',' in name_as_given) + 1)") }}
        end as name_after_comma,
        {{ regexp_matches(
            regexp_replace_all('name_as_given', '^[^,]*, *', ''), name_prefix_pattern(), ignore_case=true) }}
        or {{ regexp_matches('name_as_given', name_prefix_pattern(), ignore_case=true) }}
        or has_birth_date as is_surely_person
    from given

),

names as (

    select
        beginnings.people_model,
        beginnings.name,
        {{ dbt.bool_or('is_surely_person or first_word.name is not null or word_after_comma.name is not null') }}
            as is_like_person
    from beginnings
    left join known_names as first_word on {{ dbt.split_part('beginnings.name', "' '", 1) }} = first_word.name
    left join known_names as word_after_comma
        on {{ dbt.split_part('beginnings.name_after_comma', "' '", 1) }} = word_after_comma.name
    where beginnings.name is not null
    group by beginnings.people_model, beginnings.name

),

counted as (

    select
        people_model,
        count(*) as name_count,
        sum(case when is_like_person then 1 else 0 end) as person_name_count
    from names
    group by people_model

)

select
    people_model,
    name_count,
    person_name_count,
    name_count >= {{ checked('organisation_file_names') }}
    and person_name_count < {{ checked('organisation_file_share') }} * name_count as is_organisation_file
from counted
