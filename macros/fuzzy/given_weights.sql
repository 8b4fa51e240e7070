{#- Where the numbers of an agreement come from in the weighted scoring: seeds. Named queries for a `with`.

    The score of an agreement is the mean similarity of its fields by their weights, or if higher the confidence of the rule
    that links it. Its log-odds against those of automatic_match are its bits. Columns of `weighed`: as of learnt_weights. -#}
{% macro given_weights() -%}
    grades as (

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
                coalesce({{ field }}_grades.is_confirmed, false) as is_{{ field }}_confirmed,
            {% endfor -%}
            {% for number in ['weight', 'points'] -%}
                0{% for field in compared_fields() %} + coalesce({{ field }}_grades.{{ number }}, 0){% endfor %}
                    as {{ number }}{{ ',' if not loop.last }}
            {% endfor %}
        from patterns
        {% for field in compared_fields() -%}
            left join grades as {{ field }}_grades
                on {{ field }}_grades.field = '{{ field }}' and patterns.{{ field }}_level = {{ field }}_grades.level
        {% endfor %}

    ),

    scored as (

        select
            summed.*,
            round(coalesce(points / nullif(weight, 0), 0), 6) as score,
            is_first_name_confirmed or is_organisation_name_confirmed as is_name_confirmed,
            is_first_name_confirmed and is_last_name_confirmed as are_names_confirmed,
            coalesce(first_name_level = 'different', false) as is_first_name_different,
            coalesce(email_level = 'equal', false) or coalesce(phone_level = 'same', false) as is_contact_shared,
            coalesce(birth_date_level = 'equal', false) as is_birth_date_same,
            coalesce(birth_date_level not in ('equal', 'turned', 'one_digit_off'), false) as is_birth_date_different
        from summed

    ),

    -- the first reason that holds decides: conflicts before likeness, sure rules before the score
    reasoned as (

        select
            scored.*,
            thresholds.automatic_match,
            thresholds.minimum_evidence,
            thresholds.unconfirmed_penalty,
            case
                when is_first_name_different and is_contact_shared then 'shared_contact'
                when is_first_name_different and is_last_name_confirmed and is_address_confirmed then 'same_home'
                when is_first_name_different then 'first_name_conflict'
                when is_birth_date_different and is_contact_shared and is_first_name_confirmed then 'birth_date_doubt'
                when is_birth_date_different then 'birth_date_conflict'
                when is_contact_shared and last_name_level = 'different' and not is_first_name_confirmed then 'contact_doubt'
                when email_level = 'equal' then 'same_email'
                when phone_level = 'same' and coalesce(suffix_level != 'one_sided', true) then 'same_phone'
                when is_birth_date_same and are_names_confirmed then 'name_birth_date'
                when
                    is_birth_date_same
                    and (is_first_name_confirmed or is_last_name_confirmed)
                    and (is_address_confirmed or is_location_confirmed)
                    then 'birth_date_place'
                when suffix_level = 'one_sided' and score >= manual_review then 'suffix_doubt'
                when email_level = 'near' and are_names_confirmed then 'name_near_email'
                when
                    are_names_confirmed
                    and is_address_confirmed
                    and coalesce(location_level not in ('different', 'same_state'), true)
                    then 'name_address'
                when are_names_confirmed and is_location_confirmed then 'name_postal'
                when is_organisation_name_confirmed and is_location_confirmed then 'organisation_name'
                when weight < minimum_evidence then 'too_little_evidence'
                when score >= automatic_match then 'fuzzy_score'
                when score >= manual_review then 'weak_score'
                else 'low_score'
            end as given_reason
        from scored
        cross join thresholds

    ),

    -- what is missing of the least evidence speaks against it, as a field that differs does
    decided as (

        select
            reasoned.*,
            {{ log_odds('reasoned.automatic_match') }} as threshold_bits,
            round(
                case
                    when rules.rule is not null then greatest(reasoned.score, rules.confidence)
                    else reasoned.score * least(1, reasoned.weight / reasoned.minimum_evidence)
                end,
                6
            ) as given_score
        from reasoned
        left join {{ ref('match_rules') }} as rules on reasoned.given_reason = rules.rule

    ),

    -- a link weighs more than a pair that was not compared, and what is unlike without a conflict no more than such a pair
    weighed as (

        select
            decided.*,
            0 as namesakes,
            true as has_own_evidence,
            0 as extra_match_bits,
            0 as extra_household_bits,
            greatest(
                {{ log_odds('given_score') }},
                threshold_bits + {{ var('uncompared_bits') }} * case when given_score >= automatic_match then -1 else 1 end
            ) as match_bits,
            -1000 as household_bits,
            given_score - case when is_name_confirmed then 0 else unconfirmed_penalty end as given_confidence
        from decided

    )
{%- endmacro %}
