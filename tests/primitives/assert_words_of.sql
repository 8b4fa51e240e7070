-- One row per word, neither more nor fewer than the seed says.
with texts as (

    select distinct {{ golden_text('given') }} as given
    from {{ ref('golden_words_of') }}

),

made as (

    {{ words_of('texts', 'given') }}

),

expected as (

    select
        {{ golden_text('given') }} as given,
        position,
        {{ golden_text('word') }} as word
    from {{ ref('golden_words_of') }}
    where position is not null

)

select
    coalesce(made.given, expected.given) as given,
    made.word as made,
    expected.word as expected
from made
full outer join expected on made.given = expected.given and made.position = expected.position
where made.word is distinct from expected.word or made.position is distinct from expected.position
