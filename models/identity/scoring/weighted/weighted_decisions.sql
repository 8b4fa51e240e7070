with thresholds as (

    {{ seed_values('match_thresholds', 'threshold', 'value', [
        'automatic_match', 'manual_review', 'minimum_evidence', 'unconfirmed_penalty',
    ]) }}

),

facts as (

    select
        scores.*,
        steward.decision as steward_decision,
        associated.left_key is not null as is_associated,
        scores.same_email or scores.same_phone as is_contact_shared,
        coalesce(scores.first_name_level = 'different', false) as is_first_name_different,
        coalesce(scores.last_name_level = 'different', false) as is_last_name_different,
        scores.is_first_name_confirmed
        or (scores.first_name_level is null and scores.is_last_name_confirmed and scores.organisation_name)
            as is_name_confirmed
    from {{ ref('pair_scores') }} as scores
    left join {{ ref('steward_pairs') }} as steward
        on scores.left_key = steward.left_key and scores.right_key = steward.right_key
    left join {{ ref('associated_pairs') }} as associated
        on scores.left_key = associated.left_key and scores.right_key = associated.right_key

),

-- the first reason that holds decides: people before rules, conflicts before likeness, sure rules before the score
reasoned as (

    select
        facts.*,
        case
            when facts.steward_decision = 'same' then 'steward_same'
            when facts.steward_decision = 'different' then 'steward_different'
            when facts.same_system_id then 'same_system_id'
            when facts.is_associated then 'associated'
            when facts.is_kind_different then 'kind_conflict'
            when facts.is_suffix_different then 'suffix_conflict'
            when facts.is_first_name_different and facts.is_contact_shared then 'shared_contact'
            when facts.is_first_name_different and facts.is_last_name_confirmed and facts.is_address_confirmed
                then 'same_home'
            when facts.is_first_name_different then 'first_name_conflict'
            when facts.is_birth_date_different and facts.is_contact_shared and facts.is_first_name_confirmed
                then 'birth_date_doubt'
            when facts.is_birth_date_different then 'birth_date_conflict'
            when facts.is_contact_shared and facts.is_last_name_different and not facts.is_first_name_confirmed
                then 'contact_doubt'
            when facts.same_email then 'same_email'
            when facts.same_phone and not facts.is_suffix_one_sided then 'same_phone'
            when
                facts.name_birth_date
                or (facts.is_birth_date_same and facts.is_first_name_confirmed and facts.is_last_name_confirmed)
                then 'name_birth_date'
            when
                facts.is_birth_date_same
                and (facts.is_first_name_confirmed or facts.is_last_name_confirmed)
                and (facts.is_address_confirmed or facts.is_postal_code_confirmed)
                then 'birth_date_place'
            when facts.is_suffix_one_sided and facts.score >= thresholds.manual_review then 'suffix_doubt'
            when facts.is_email_near and facts.is_first_name_confirmed and facts.is_last_name_confirmed then 'name_near_email'
            when facts.name_address and facts.is_first_name_confirmed then 'name_address'
            when facts.name_postal and facts.is_first_name_confirmed and facts.is_last_name_confirmed then 'name_postal'
            when facts.organisation_name then 'organisation_name'
            when facts.evidence_weight < thresholds.minimum_evidence then 'too_little_evidence'
            when facts.score >= thresholds.automatic_match then 'fuzzy_score'
            when facts.score >= thresholds.manual_review then 'weak_score'
            else 'low_score'
        end as reason,
        thresholds.unconfirmed_penalty
    from facts
    cross join thresholds

)

select
    reasoned.left_key,
    reasoned.right_key,
    reasons.decision,
    reasoned.reason,
    reasons.is_veto,
    -- a link that must hold whatever else is known
    reasoned.reason in ('steward_same', 'same_system_id') as is_certain,
    reasoned.is_copy,
    case
        when reasons.decision != 'match' then null
        when reasoned.reason = 'fuzzy_score' and reasoned.is_name_confirmed and reasoned.is_last_name_confirmed
            then 'medium'
        else rules.confidence_tier
    end as confidence_tier,
    case
        when reasons.decision != 'match' then null
        else coalesce(rules.confidence, reasoned.score)
            - case
                when reasoned.is_name_confirmed or reasoned.reason in ('steward_same', 'same_system_id') then 0
                else reasoned.unconfirmed_penalty
            end
    end as confidence,
    reasoned.score,
    cast(null as double) as bits
from reasoned
inner join {{ ref('decision_reasons') }} as reasons on reasoned.reason = reasons.reason
left join {{ ref('match_rules') }} as rules
    on case when reasoned.reason = 'steward_same' then 'steward' else reasoned.reason end = rules.rule
