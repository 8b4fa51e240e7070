{#- Where the numbers of an agreement come from in the weighted scoring: seeds. Named queries for a `with`.

    The score of an agreement is the mean similarity of its fields by their weights, or if higher the confidence of the rule
    that links it. Its log-odds against those of automatic_match are its bits. Columns of `weighed`: as of learnt_weights. -#}
{% macro given_weights() -%}
    {{ given_scores() }},

    reasoned as (

        select
            scored.*,
            thresholds.automatic_match,
            thresholds.minimum_evidence,
            thresholds.unconfirmed_penalty,
            {{ given_reason() }} as given_reason
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
            cast(null as {{ dbt.type_string() }}) as family_doubt,
            given_score - case when is_name_confirmed then 0 else unconfirmed_penalty end as given_confidence
        from decided

    )
{%- endmacro %}
