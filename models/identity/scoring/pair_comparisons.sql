with sides as (

    select
        pairs.*,
        {% for column in [
            'first_name', 'last_name', 'suffix', 'birth_date', 'is_organisation', 'house_number', 'street', 'unit', 'po_box',
            'phone', 'postal_code', 'email', 'email_local',
        ] -%}
            one.{{ column }} as {{ column }}_a,
            other.{{ column }} as {{ column }}_b{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('candidate_pairs') }} as pairs
    inner join {{ ref('match_features') }} as one on pairs.left_key = one.record_key
    inner join {{ ref('match_features') }} as other on pairs.right_key = other.record_key

),

measured as (

    select
        sides.*,
        first_names.similarity as first_name_measured,
        case when first_names.is_nickname then 'nickname' else first_names.level end as first_name_spelling,
        last_names.similarity as last_name_measured,
        last_names.level as last_name_spelling,
        {{ string_similarity("first_name_a || ' ' || last_name_a", "last_name_b || ' ' || first_name_b") }}
            as swapped_measured,
        {{ string_similarity('street_a', 'street_b') }} as street_measured,
        {{ string_similarity('email_local_a', 'email_local_b') }} as email_local_measured
    from sides
    left join {{ ref('name_comparisons') }} as first_names
        on
            least(sides.first_name_a, sides.first_name_b) = first_names.name_a
            and greatest(sides.first_name_a, sides.first_name_b) = first_names.name_b
            and sides.first_name_a is not null
            and sides.first_name_b is not null
    left join {{ ref('name_comparisons') }} as last_names
        on
            least(sides.last_name_a, sides.last_name_b) = last_names.name_a
            and greatest(sides.last_name_a, sides.last_name_b) = last_names.name_b
            and sides.last_name_a is not null
            and sides.last_name_b is not null

),

thresholds as (

    {{ seed_values('match_thresholds', 'threshold', 'value', ['name_agrees']) }}

)

select
    measured.*,

    case
        when first_name_a is null or first_name_b is null then null
        when first_name_spelling = 'different' and swapped_measured >= name_agrees then 'swapped'
        else first_name_spelling
    end as first_name_level,

    case
        when last_name_a is null or last_name_b is null then null
        when first_name_spelling = 'different' and swapped_measured >= name_agrees then 'swapped'
        else last_name_spelling
    end as last_name_level,

    case
        when po_box_a is not null and po_box_b is not null
            then case when po_box_a = po_box_b then 'same' else 'different' end
        when street_a is null or street_b is null then null
        when street_measured < name_agrees then 'different'
        when house_number_a is null and house_number_b is null
            then case when street_a = street_b then 'same' else 'similar' end
        when house_number_a is null or house_number_b is null
            then case when street_a = street_b then 'street_only' else 'different' end
        when house_number_a != house_number_b
            then
                case
                    when street_a = street_b and {{ edit_distance('house_number_a', 'house_number_b') }} = 1 then 'near'
                    else 'different'
                end
        when street_a != street_b then 'similar'
        when unit_a != unit_b then 'other_unit'
        else 'same'
    end as address_level,

    case
        when phone_a is null or phone_b is null then null
        when phone_a = phone_b then 'same'
        when right(phone_a, 7) = right(phone_b, 7) then 'same_end'
        when {{ edit_distance('phone_a', 'phone_b') }} = 1 then 'one_digit_off'
        else 'different'
    end as phone_level,

    case
        when postal_code_a is null or postal_code_b is null then null
        when postal_code_a = postal_code_b then 'same'
        when left(postal_code_a, 3) = left(postal_code_b, 3) then 'same_area'
        else 'different'
    end as postal_code_level,

    case
        when email_local_a is null or email_local_b is null then null
        when email_local_a = email_local_b then 'same'
        when email_local_measured >= name_agrees then 'similar'
        else 'different'
    end as email_local_level
from measured
cross join thresholds
