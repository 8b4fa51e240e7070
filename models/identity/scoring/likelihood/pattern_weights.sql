{%- set fields = compared_fields() -%}

with priors as (

    select
        max(case when level = 'match' then match_bits end) as match_bits,
        max(case when level = 'household' then household_bits end) as household_bits,
        power(2, -max(case when field = 'namesakes' then match_bits end)) - 1 as namesakes
    from {{ ref('match_parameters') }}
    where field in ('prior', 'namesakes')

),

at_home as (

    {{ seed_values('compared_fields', 'field', 'case when household_share > 0 then 1 else 0 end', fields) }}

),

own as (

    {{ seed_values('compared_fields', 'field', 'case when is_own then 1 else 0 end', fields) }}

)

select
    patterns.agreement,
    coalesce(patterns.kind_level = 'different', false) as is_kind_different,
    coalesce(patterns.suffix_level = 'different', false) as is_suffix_different,
    -- a son without his Jr, at his father's address
    coalesce(patterns.suffix_level = 'one_sided', false)
    {%- for field in ['birth_date', 'email', 'phone'] %}
        and coalesce(patterns.{{ field }}_level != '{{ best_level(field) }}', true)
    {%- endfor %} as is_suffix_doubtful,
    {% for field in value_columns() -%}
        case when patterns.{{ field }}_level = '{{ best_level(field) }}' then 1 else 0 end as {{ field }}_counts,
        case when patterns.{{ field }}_level = '{{ best_level(field) }}' then at_home.{{ field }} else 0 end
            as {{ field }}_counts_at_home,
    {% endfor -%}
    case
        when patterns.first_name_level = 'equal' and patterns.last_name_level = 'equal' then priors.namesakes else 0
    end as namesakes,
    -- a home, a family name and what stands in columns that nobody mapped are no person's own
    not coalesce(patterns.first_name_level = 'different' and patterns.birth_date_level = 'different', false)
    and greatest(
        {% for field in fields -%}
            own.{{ field }} * coalesce({{ field }}_grades.match_bits, 0){{ ',' if not loop.last }}
        {% endfor -%}
    ) > 0 as has_own_evidence,
    0{% for field in extra_slots() %} + coalesce({{ field }}_grades.match_bits, 0){% endfor %} as extra_match_bits,
    0{% for field in extra_slots() %} + coalesce({{ field }}_grades.household_bits, 0){% endfor %} as extra_household_bits,
    priors.match_bits {% for field in fields %} + coalesce({{ field }}_grades.match_bits, 0){% endfor %}
        as match_bits,
    priors.household_bits {% for field in fields %} + coalesce({{ field }}_grades.household_bits, 0){% endfor %}
        as household_bits
from {{ ref('agreement_patterns') }} as patterns
cross join priors
cross join at_home
cross join own
{% for field in fields -%}
    left join {{ ref('match_parameters') }} as {{ field }}_grades
        on {{ field }}_grades.field = '{{ field }}' and patterns.{{ field }}_level = {{ field }}_grades.level
{% endfor -%}
