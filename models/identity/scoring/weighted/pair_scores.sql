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
        {% for field in fields + ['suffix', 'kind', 'birth_date', 'email'] -%}
            patterns.{{ field }}_level,
        {% endfor -%}
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
    inner join {{ ref('agreement_patterns') }} as patterns on pairs.agreement = patterns.agreement
    cross join weights
    {% for field in fields -%}
        left join levels as {{ field }}_levels
            on {{ field }}_levels.field = '{{ field }}' and patterns.{{ field }}_level = {{ field }}_levels.level
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
    is_copy,

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
    coalesce(kind_level = 'different', false) as is_kind_different,
    coalesce(suffix_level = 'different', false) as is_suffix_different,
    coalesce(suffix_level = 'one_sided', false) as is_suffix_one_sided,
    coalesce(birth_date_level = 'equal', false) as is_birth_date_same,
    coalesce(birth_date_level not in ('equal', 'turned', 'one_digit_off'), false) as is_birth_date_different,
    coalesce(email_level = 'near', false) as is_email_near,

    -- the score
    evidence_weight,
    round(weighted_similarity / nullif(evidence_weight, 0), 6) as score
from summed
