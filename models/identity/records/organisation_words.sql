with names as (

    select distinct {{ organisation_key(fold_text('full_name')) }} as organisation_name
    from {{ ref('source_records') }}
    where is_organisation

),

given as (

    {{ words_of('names', 'organisation_name') }}

),

-- Saint Mary and St Mary are one
words as (

    select distinct
        given.organisation_name,
        coalesce(abbreviations.abbreviation, given.word) as word
    from given
    left join {{ ref('street_abbreviations') }} as abbreviations on given.word = abbreviations.word

),

counted as (

    select
        word,
        count(*) as name_count
    from words
    group by word

),

total as (

    select count(distinct organisation_name) as name_count
    from words

),

-- a decimal, so that the weights of a name add up to the same whatever their order
weighed as (

    select
        words.organisation_name,
        words.word,
        counted.name_count,
        cast(ln(cast(total.name_count as double) / counted.name_count) / ln(2) as {{ dbt.type_numeric() }}) as weight
    from words
    inner join counted on words.word = counted.word
    cross join total

)

-- a word that no other name has cannot find another name
select
    organisation_name,
    word,
    name_count,
    weight,
    row_number() over (
        partition by organisation_name
        order by case when name_count > 1 then 0 else 1 end, weight desc, word
    ) as rarity
from weighed
