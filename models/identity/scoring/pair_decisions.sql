with tiers as (

    {{ seed_values('match_thresholds', 'threshold', 'value', ['exact_from', 'medium_from']) }}

),

compared as (

    select
        scores.left_key,
        scores.right_key,
        scores.match_probability,
        scores.supported_probability,
        scores.household_probability,
        scores.odds_bits,
        scores.is_copy,
        scores.same_system_id,
        scores.is_kind_different,
        scores.is_suffix_different,
        scores.family_doubt,
        scores.given_reason,
        scores.given_score,
        scores.given_confidence,
        coalesce(
            steward.decision, case when coalesce(left_split.record_key, right_split.record_key) is not null then 'split' end
        ) as steward_decision,
        associated.left_key is not null as is_associated,
        threshold.threshold
    from {{ ref('likelihood_scores') }} as scores
    cross join {{ ref('match_threshold') }} as threshold
    left join {{ ref('steward_pairs') }} as steward
        on scores.left_key = steward.left_key and scores.right_key = steward.right_key
    left join {{ ref('steward_splits') }} as left_split on scores.left_key = left_split.record_key
    left join {{ ref('steward_splits') }} as right_split on scores.right_key = right_split.record_key
    left join {{ ref('associated_pairs') }} as associated
        on scores.left_key = associated.left_key and scores.right_key = associated.right_key

),

-- who applies a decision alone (make decide) may name two records that the last whole build did not compare
facts as (

    select * from compared
    union all
    select
        steward.left_key,
        steward.right_key,
        null as match_probability,
        null as supported_probability,
        null as household_probability,
        null as odds_bits,
        false as is_copy,
        false as same_system_id,
        false as is_kind_different,
        false as is_suffix_different,
        null as family_doubt,
        null as given_reason,
        null as given_score,
        null as given_confidence,
        steward.decision as steward_decision,
        false as is_associated,
        threshold.threshold
    from {{ ref('steward_pairs') }} as steward
    cross join {{ ref('match_threshold') }} as threshold
    left join {{ ref('likelihood_scores') }} as scores
        on steward.left_key = scores.left_key and steward.right_key = scores.right_key
    where scores.left_key is null

),

-- the first reason that holds decides: stewards first, then conflicts, then given or learnt weights
reasoned as (

    select
        *,
        case
            when steward_decision = 'same' then 'steward_same'
            when steward_decision = 'different' then 'steward_different'
            when same_system_id then 'same_system_id'
            when steward_decision = 'split' then 'steward_split'
            when is_associated then 'associated'
            when is_kind_different then 'kind_conflict'
            when is_suffix_different then 'suffix_conflict'
            when given_reason is not null then given_reason
            when match_probability >= threshold and supported_probability < threshold then 'nothing_of_their_own'
            when match_probability >= threshold and family_doubt is not null then family_doubt
            when match_probability >= threshold and match_probability > household_probability then 'likelihood'
            when match_probability >= {{ checked('review_from_probability') }} then 'even_chance'
            when household_probability >= 0.5 then 'likely_household'
            else 'unlikely'
        end as reason
    from facts

),

confident as (

    select
        *,
        case
            when reason in ('steward_same', 'same_system_id') then 1
            else coalesce(given_confidence, match_probability)
        end as confidence
    from reasoned

)

select
    reasoned.left_key,
    reasoned.right_key,
    reasons.decision,
    reasoned.reason,
    reasons.is_veto,
    reasoned.reason in ('steward_same', 'same_system_id') as is_certain,
    reasoned.is_copy,
    case
        when reasons.decision != 'match' then null
        when reasoned.reason = 'steward_same' then 'low'
        when reasoned.confidence >= tiers.exact_from then 'exact'
        when reasoned.confidence >= tiers.medium_from then 'medium'
        else 'low'
    end as confidence_tier,
    case when reasons.decision = 'match' then reasoned.confidence end as confidence,
    coalesce(reasoned.given_score, reasoned.match_probability) as score,
    reasoned.odds_bits - {{ log_odds('reasoned.threshold') }} as bits
from confident as reasoned
cross join tiers
inner join {{ ref('decision_reasons') }} as reasons on reasoned.reason = reasons.reason
