{%- set fields = ['first_name', 'last_name', 'address', 'phone', 'postal_code', 'email_local'] -%}

with levels as (

    select * from {{ ref('comparison_levels') }}

),

weights as (

    {{ seed_values('match_weights', 'field', 'weight', ['name', 'address', 'phone', 'postal_code', 'email_local']) }}

),

-- the name's weight is shared between first and last name, so that half a name is half the evidence
similarities as (

    select
        pairs.*,
        {% for field in fields -%}
            {{ field }}_levels.is_confirmed as is_{{ field }}_confirmed,
            {% if field in ['first_name', 'last_name', 'email_local'] -%}
                case
                    when {{ field }}_levels.level is not null
                        then coalesce({{ field }}_levels.similarity, pairs.{{ field }}_measured)
                end
            {%- else -%}
                {{ field }}_levels.similarity
            {%- endif %} as {{ field }}_similarity,
            case
                when {{ field }}_levels.level is null then 0
                else {{ 'weights.name / 2' if field in ['first_name', 'last_name'] else 'weights.' ~ field }}
            end as {{ field }}_weight{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('pair_comparisons') }} as pairs
    cross join weights
    {% for field in fields -%}
        left join levels as {{ field }}_levels
            on {{ field }}_levels.field = '{{ field }}' and pairs.{{ field }}_level = {{ field }}_levels.level
    {% endfor %}

),

summed as (

    select
        similarities.*,
        {% for field in fields %}
            {{ field }}_weight{{ ' +' if not loop.last }}
        {% endfor %}
            as evidence_weight,
        {% for field in fields %}
            {{ field }}_weight * coalesce({{ field }}_similarity, 0){{ ' +' if not loop.last }}
        {% endfor %}
            as weighted_similarity
    from similarities

)

select
    left_key,
    right_key,

    -- rules that found the pair
    {% for rule in linking_rules() -%}
        {{ rule }},
    {% endfor %}

    -- how the fields agree
    {% for field in fields -%}
        {{ field }}_level,
        {{ field }}_similarity,
        coalesce(is_{{ field }}_confirmed, false) as is_{{ field }}_confirmed,
    {% endfor %}

    -- beyond the weighted fields: what no likeness outweighs, and what needs little beside it
    coalesce(is_organisation_a != is_organisation_b, false) as is_kind_different,
    coalesce(suffix_a != suffix_b, false) as is_suffix_different,
    (suffix_a is null) != (suffix_b is null) as is_suffix_one_sided,
    coalesce(birth_date_a = birth_date_b, false) as is_birth_date_same,
    {{ emails_nearly_same('email_a', 'email_b') }} as is_email_near,
    {{ birth_dates_conflict('birth_date_a', 'birth_date_b') }} as is_birth_date_different,

    -- the score
    evidence_weight,
    round(weighted_similarity / nullif(evidence_weight, 0), 6) as score
from summed
