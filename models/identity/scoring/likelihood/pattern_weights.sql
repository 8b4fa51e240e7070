with patterns as (

    select
        *,
        coalesce(kind_level = 'different', false) as is_kind_different,
        coalesce(suffix_level = 'different', false) as is_suffix_different
    from {{ ref('agreement_patterns') }}

),

at_home as (

    {{ seed_values('compared_fields', 'field', 'case when household_share > 0 then 1 else 0 end', compared_fields()) }}

),

{{ given_weights() if var('scoring') == 'weighted' else learnt_weights() }}

select
    weighed.agreement,
    weighed.is_kind_different,
    weighed.is_suffix_different,
    weighed.family_doubt,
    {% for field in value_columns() -%}
        case when weighed.{{ field }}_level = '{{ best_level(field) }}' then 1 else 0 end as {{ field }}_counts,
        case when weighed.{{ field }}_level = '{{ best_level(field) }}' then at_home.{{ field }} else 0 end
            as {{ field }}_counts_at_home,
    {% endfor -%}
    weighed.namesakes,
    weighed.has_own_evidence,
    weighed.extra_match_bits,
    weighed.extra_household_bits,
    weighed.match_bits,
    weighed.household_bits,
    weighed.given_reason,
    weighed.given_score,
    weighed.given_confidence
from weighed
cross join at_home
