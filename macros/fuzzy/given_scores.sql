{#- The weighted score of each agreement: the mean similarity of its fields by their weights. Named queries for a `with`, from
    `patterns` to `thresholds` and `scored`. -#}
{% macro given_scores() -%}
    level_weights as (

        select
            fields.field,
            levels.level,
            levels.is_confirmed,
            weights.weight * fields.weight_share as weight,
            weights.weight * fields.weight_share * levels.similarity as points
        from {{ ref('compared_fields') }} as fields
        inner join {{ ref('comparison_levels') }} as levels on fields.levels_of = levels.field
        inner join {{ ref('match_weights') }} as weights on fields.weighed_as = weights.field

    ),

    thresholds as (

        {{ seed_values('match_thresholds', 'threshold', 'value', [
            'automatic_match', 'manual_review', 'minimum_evidence', 'unconfirmed_penalty',
        ]) }}

    ),

    summed as (

        select
            patterns.*,
            {% for field in compared_fields() -%}
                coalesce({{ field }}_weights.is_confirmed, false) as is_{{ field }}_confirmed,
            {% endfor -%}
            {% for number in ['weight', 'points'] -%}
                0{% for field in compared_fields() %} + coalesce({{ field }}_weights.{{ number }}, 0){% endfor %}
                    as {{ number }}{{ ',' if not loop.last }}
            {% endfor %}
        from patterns
        {% for field in compared_fields() -%}
            left join level_weights as {{ field }}_weights
                on {{ field }}_weights.field = '{{ field }}' and patterns.{{ field }}_level = {{ field }}_weights.level
        {% endfor %}

    ),

    scored as (

        select
            summed.*,
            round(coalesce(points / nullif(weight, 0), 0), 6) as score,
            is_first_name_confirmed or is_organisation_name_confirmed as is_name_confirmed,
            is_first_name_confirmed and (is_last_name_confirmed or coalesce(first_name_level = 'swapped', false))
                as are_names_confirmed,
            coalesce(first_name_level = 'different', false) as is_first_name_different,
            coalesce(email_level = 'equal', false) or coalesce(phone_level = 'same', false) as is_contact_shared,
            coalesce(birth_date_level = 'equal', false) as is_birth_date_same,
            coalesce(birth_date_level in ('close', 'same_year', 'different'), false) as is_birth_date_different
        from summed

    )
{%- endmacro %}
