{%- set sides = ['one', 'other'] -%}
{%- set is_weighted = var('scoring') == 'weighted' -%}

with pairs as (

    select
        left_key,
        right_key,
        false as is_random,
        is_copy,
        {{ linking_rules() | join(', ') }}
    from {{ ref('candidate_pairs') }}
    {% if not is_weighted -%}
        union all
        select
            left_key,
            right_key,
            true as is_random,
            false as is_copy,
            {% for rule in linking_rules() -%}
                false as {{ rule }}{{ ',' if not loop.last }}
            {% endfor %}
        from {{ ref('random_pairs') }}
    {%- endif %}

),

thresholds as (

    {{ seed_values('match_thresholds', 'threshold', 'value', ['name_agrees', 'name_differs']) }}

),

-- one digit a field
compared as (

    select
        pairs.*,
        {% if is_weighted -%}
            coalesce(first_names.similarity, 1) as first_name_measured,
            coalesce(last_names.similarity, 1) as last_name_measured,
            {{ string_similarity('one.email_local', 'other.email_local') }} as email_local_measured,
        {%- else -%}
            coalesce(one.postal_code = other.postal_code or one.city = other.city, false) as is_same_place,
        {% endif -%}
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
    {%- if not is_weighted %}
        left join {{ ref('organisation_comparisons') }} as organisation_names
            on
                least(one.organisation_name, other.organisation_name) = organisation_names.name_a
                and greatest(one.organisation_name, other.organisation_name) = organisation_names.name_b
                and one.organisation_name != other.organisation_name
    {%- endif %}

)

select
    left_key,
    right_key,
    is_random,
    is_copy,
    {{ linking_rules() | join(', ') }},
    {% if is_weighted -%}
        first_name_measured,
        last_name_measured,
        email_local_measured,
    {% endif -%}
    {% for field in compared_fields() %}
        {%- set digit = location_beside_house() if field == 'location' else field ~ '_digit' %}
        cast({{ digit }} as {{ dbt.type_bigint() }}) * {{ '1' ~ '0' * loop.index0 }}{{ ' +' if not loop.last }}
    {%- endfor %}
        as agreement
from compared
