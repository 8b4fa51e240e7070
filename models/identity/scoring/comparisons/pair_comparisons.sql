{%- set sides = ['one', 'other'] -%}

with pairs as (

    select
        left_key,
        right_key,
        false as is_random,
        is_copy,
        same_system_id
    from {{ ref('candidate_pairs') }}
    union all
    select
        left_key,
        right_key,
        true as is_random,
        false as is_copy,
        false as same_system_id
    from {{ ref('random_pairs') }}

),

thresholds as (

    {{ seed_values('match_thresholds', 'threshold', 'value', ['name_agrees', 'name_differs']) }}

),

-- one digit a field
compared as (

    select
        pairs.*,
        coalesce(one.postal_code = other.postal_code or one.city = other.city, false) as is_same_place,
        {% for field in compared_fields() -%}
            {{ field_level(field) }} as {{ field }}_digit{{ ',' if not loop.last }}
        {% endfor %}
    from pairs
    inner join {{ ref('match_features') }} as one on pairs.left_key = one.record_key
    inner join {{ ref('match_features') }} as other on pairs.right_key = other.record_key
    cross join thresholds
    {% for field in ['first_name', 'last_name'] -%}
        left join {{ ref('name_comparisons') }} as {{ field }}s
            on
                least(one.{{ field }}, other.{{ field }}) = {{ field }}s.name_a
                and greatest(one.{{ field }}, other.{{ field }}) = {{ field }}s.name_b
                and one.{{ field }} != other.{{ field }}
    {% endfor %}
    left join {{ ref('organisation_comparisons') }} as organisation_names
        on
            least(one.organisation_name, other.organisation_name) = organisation_names.name_a
            and greatest(one.organisation_name, other.organisation_name) = organisation_names.name_b
            and one.organisation_name != other.organisation_name

)

select
    left_key,
    right_key,
    is_random,
    is_copy,
    same_system_id,
    {% for field in compared_fields() %}
        {%- set digit = location_beside_house() if field == 'location' else field ~ '_digit' %}
        cast({{ digit }} as {{ dbt.type_bigint() }}) * {{ '1' ~ '0' * loop.index0 }}{{ ' +' if not loop.last }}
    {%- endfor %}
        as agreement
from compared
