with pairs as (

    select
        left_key,
        right_key
    from {{ ref('candidate_pairs') }}
    union all
    select
        left_key,
        right_key
    from {{ ref('random_pairs') }}

),

compared as (

    {% for name in ['first_name', 'last_name'] -%}
        select
            one.{{ name }} as name_one,
            other.{{ name }} as name_other
        from pairs
        inner join {{ ref('match_features') }} as one on pairs.left_key = one.record_key
        inner join {{ ref('match_features') }} as other on pairs.right_key = other.record_key
        where one.{{ name }} != other.{{ name }}
        {{ 'union all' if not loop.last }}
    {% endfor %}

),

distinct_pairs as (

    select distinct
        least(name_one, name_other) as name_a,
        greatest(name_one, name_other) as name_b
    from compared

),

measured as (

    select
        distinct_pairs.name_a,
        distinct_pairs.name_b,
        {{ string_similarity('distinct_pairs.name_a', 'distinct_pairs.name_b') }} as similarity,
        nicknames.name_a is not null as is_nickname,
        coalesce(code_a.phonetic_code = code_b.phonetic_code, false) as is_same_sound
    from distinct_pairs
    left join {{ ref('nickname_pairs') }} as nicknames
        on distinct_pairs.name_a = nicknames.name_a and distinct_pairs.name_b = nicknames.name_b
    left join {{ ref('distinct_names') }} as code_a on distinct_pairs.name_a = code_a.name
    left join {{ ref('distinct_names') }} as code_b on distinct_pairs.name_b = code_b.name

),

-- t may be anthony, who is called tony
nickname_initials as (

    select distinct
        name_a as name,
        left(name_b, 1) as initial
    from {{ ref('nickname_pairs') }}

),

thresholds as (

    {{ seed_values('match_thresholds', 'threshold', 'value', ['name_agrees', 'name_differs']) }}

)

select
    measured.name_a,
    measured.name_b,
    measured.similarity,
    measured.is_nickname,
    case
        when least(length(measured.name_a), length(measured.name_b)) = 1
            then
                case
                    when left(measured.name_a, 1) = left(measured.name_b, 1) then 'initial'
                    when nickname_initials.name is not null then 'initial'
                    else 'different'
                end
        when ' ' || measured.name_b || ' ' like '% ' || measured.name_a || ' %' then 'part'
        when ' ' || measured.name_a || ' ' like '% ' || measured.name_b || ' %' then 'part'
        when measured.similarity >= thresholds.name_agrees then 'similar'
        when measured.similarity >= thresholds.name_differs and measured.is_same_sound then 'sounds_alike'
        when measured.similarity >= thresholds.name_differs then 'close'
        else 'different'
    end as level
from measured
cross join thresholds
left join nickname_initials
    on
        case when length(measured.name_a) = 1 then measured.name_a else measured.name_b end = nickname_initials.initial
        and case when length(measured.name_a) = 1 then measured.name_b else measured.name_a end = nickname_initials.name
