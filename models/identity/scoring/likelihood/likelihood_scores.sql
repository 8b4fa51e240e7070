with weighed as (

    select
        pairs.left_key,
        pairs.right_key,
        pairs.agreement,
        pairs.is_copy,
        pairs.same_system_id,
        patterns.is_kind_different,
        patterns.is_suffix_different,
        patterns.family_doubt,
        patterns.given_reason,
        patterns.given_score,
        patterns.given_confidence,
        patterns.match_bits
        {%- for field in value_columns() %} + patterns.{{ field }}_counts * record_values.{{ field }}_bits{% endfor %}
        + {{ namesake_bits('patterns.namesakes', 'record_values.first_name_bits', 'record_values.last_name_bits') }}
            as match_bits,
        patterns.household_bits
        {%- for field in value_columns() %} + patterns.{{ field }}_counts_at_home * record_values.{{ field }}_bits{% endfor %}
            as household_bits,
        patterns.has_own_evidence,
        patterns.extra_match_bits
        {%- for field in extra_slots() %} + patterns.{{ field }}_counts * record_values.{{ field }}_bits{% endfor %}
            as extra_match_bits,
        patterns.extra_household_bits
        {%- for field in extra_slots() %} + patterns.{{ field }}_counts_at_home * record_values.{{ field }}_bits{% endfor %}
            as extra_household_bits
    from {{ ref('pair_comparisons') }} as pairs
    inner join {{ ref('pattern_weights') }} as patterns on pairs.agreement = patterns.agreement
    inner join {{ ref('record_value_weights') }} as record_values on pairs.left_key = record_values.record_key
    where not pairs.is_random

),

-- odds against strangers, whose own are 1
odds as (

    select
        left_key,
        right_key,
        agreement,
        is_copy,
        same_system_id,
        is_kind_different,
        is_suffix_different,
        family_doubt,
        given_reason,
        given_score,
        given_confidence,
        match_bits,
        household_bits,
        has_own_evidence,
        power(2, greatest(-200, least(200, match_bits))) as match_odds,
        power(2, greatest(-200, least(200, household_bits))) as household_odds,
        power(2, greatest(-200, least(200, match_bits - extra_match_bits))) as contract_match_odds,
        power(2, greatest(-200, least(200, household_bits - extra_household_bits))) as contract_household_odds
    from weighed

)

select
    left_key,
    right_key,
    agreement,
    is_copy,
    same_system_id,
    is_kind_different,
    is_suffix_different,
    family_doubt,
    given_reason,
    given_score,
    given_confidence,
    match_bits,
    household_bits,
    match_odds / (1 + match_odds + household_odds) as match_probability,
    household_odds / (1 + match_odds + household_odds) as household_probability,
    case
        when has_own_evidence then match_odds / (1 + match_odds + household_odds)
        else contract_match_odds / (1 + contract_match_odds + contract_household_odds)
    end as supported_probability,
    ln(match_odds / (1 + household_odds)) / ln(2) as odds_bits
from odds
