with compared as (

    select distinct
        least(one.organisation_name, other.organisation_name) as name_a,
        greatest(one.organisation_name, other.organisation_name) as name_b
    from {{ ref('candidate_pairs') }} as pairs
    inner join {{ ref('match_features') }} as one on pairs.left_key = one.record_key
    inner join {{ ref('match_features') }} as other on pairs.right_key = other.record_key
    where
        one.organisation_name is not null
        and other.organisation_name is not null
        and one.organisation_name != other.organisation_name

),

-- a number is cheaper to group by than two names
pairs as (

    select
        name_a,
        name_b,
        row_number() over (order by name_a, name_b) as pair_key
    from compared

),

words_of_side as (

    {% for side in ['a', 'b'] %}
        select
            pairs.pair_key,
            words.word,
            words.weight,
            {{ 1 if side == 'a' else 0 }} as is_in_a,
            {{ 1 if side == 'b' else 0 }} as is_in_b
        from pairs
        inner join {{ ref('organisation_words') }} as words on pairs.name_{{ side }} = words.organisation_name
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

words as (

    select
        pair_key,
        word,
        max(weight) as weight,
        max(is_in_a) as is_in_a,
        max(is_in_b) as is_in_b
    from words_of_side
    group by pair_key, word

),

-- measured are only words that the other name has not as they stand, and that begin or end as one of it does
left_over as (

    select
        side_a.pair_key,
        side_a.word as word_a,
        side_b.word as word_b,
        least(side_a.weight, side_b.weight) as weight
    from words as side_a
    inner join words as side_b on side_a.pair_key = side_b.pair_key
    where
        side_a.is_in_b = 0
        and side_b.is_in_a = 0
        and (left(side_a.word, 1) = left(side_b.word, 1) or right(side_a.word, 2) = right(side_b.word, 2))

),

word_pairs as (

    select distinct
        word_a,
        word_b
    from left_over

),

thresholds as (

    {{ seed_values('match_thresholds', 'threshold', 'value', [
        'name_agrees', 'organisation_same', 'organisation_most', 'organisation_some',
    ]) }}

),

-- one is how the other begins, or they are spelt alike; a number is another one, however alike
alike as (

    select
        word_pairs.word_a,
        word_pairs.word_b
    from word_pairs
    cross join thresholds
    where
        not {{ regexp_matches("word_a || word_b", '[0-9]') }}
        and (
            least(length(word_a), length(word_b)) >= {{ checked('organisation_shortest_abbreviation') }}
            and (left(word_a, length(word_b)) = word_b or left(word_b, length(word_a)) = word_a)
            or least(length(word_a), length(word_b)) >= {{ checked('organisation_shortest_misspelling') }}
            and {{ string_similarity('word_a', 'word_b') }} >= thresholds.name_agrees
        )

),

-- a word counts what the commoner of its two spellings weighs: a slip makes any word rare
spellings as (

    {% for side in ['a', 'b'] %}
        select
            left_over.pair_key,
            left_over.word_{{ side }} as word,
            max(left_over.weight) as weight
        from left_over
        inner join alike on left_over.word_a = alike.word_a and left_over.word_b = alike.word_b
        group by left_over.pair_key, left_over.word_{{ side }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

weighed as (

    select
        words.pair_key,
        {% for side in ['a', 'b'] -%}
            sum(case
                when words.is_in_{{ side }} = 0 then 0
                when words.is_in_a + words.is_in_b = 2 then words.weight
                else coalesce(spellings.weight, 0)
            end) as shared_{{ side }},
            sum(case
                when words.is_in_{{ side }} = 0 or words.is_in_a + words.is_in_b = 2 or spellings.weight is not null then 0
                else words.weight
            end) as unshared_{{ side }}{{ ',' if not loop.last }}
        {% endfor %}
    from words
    left join spellings on words.pair_key = spellings.pair_key and words.word = spellings.word
    group by words.pair_key

),

balanced as (

    select
        pairs.name_a,
        pairs.name_b,
        replace(pairs.name_a, ' ', '') = replace(pairs.name_b, ' ', '') as is_same_text,
        cast(weighed.shared_a + weighed.shared_b as double) / 2 as shared,
        cast(weighed.unshared_a + weighed.unshared_b as double) as unshared,
        {% for part in ['shared', 'unshared'] -%}
            cast(case
                when weighed.shared_a + weighed.unshared_a <= weighed.shared_b + weighed.unshared_b then weighed.{{ part }}_a
                else weighed.{{ part }}_b
            end as double) as {{ part }}_of_lighter{{ ',' if not loop.last }}
        {% endfor %}
    from pairs
    inner join weighed on pairs.pair_key = weighed.pair_key

),

-- where no word weighs anything, every name has every word
measured as (

    select
        *,
        case
            when is_same_text then 1
            else coalesce(round(shared / nullif(shared + unshared, 0), 6), 1)
        end as similarity,
        case
            when is_same_text then 1
            else coalesce(round(shared_of_lighter / nullif(shared_of_lighter + unshared_of_lighter, 0), 6), 1)
        end as containment
    from balanced

)

select
    measured.name_a,
    measured.name_b,
    measured.similarity,
    measured.containment,
    case
        when measured.similarity >= thresholds.organisation_same then 'same_words'
        when measured.similarity >= thresholds.organisation_most then 'most_words'
        when
            measured.containment = 1 and measured.shared_of_lighter >= {{ checked('organisation_contained_bits') }}
            then 'contained'
        when measured.similarity >= thresholds.organisation_some then 'some_words'
        else 'different'
    end as level
from measured
cross join thresholds
