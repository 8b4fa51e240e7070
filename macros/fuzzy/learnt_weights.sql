{#- Where the numbers of an agreement come from in the learnt scoring: match_parameters. A named query for a `with`.

    Columns of `weighed`: those of an earlier step `patterns`, and what pattern_weights says of them. -#}
{% macro learnt_weights() -%}
    priors as (

        select
            max(case when level = 'match' then match_bits end) as match_bits,
            max(case when level = 'household' then household_bits end) as household_bits,
            power(2, -max(case when field = 'namesakes' then match_bits end)) - 1 as namesakes,
            {% for own in ['first_name', 'birth_date'] -%}
                max(case when field = 'family' and level = '{{ own }}' and status = 'noise' then 1 else 0 end) as {{ own }}_noise
                {{- ',' if not loop.last }}
            {% endfor %}
        from {{ ref('match_parameters') }}
        where field in ('prior', 'namesakes', 'family')

    ),

    own as (

        {{ seed_values('compared_fields', 'field', 'case when is_own then 1 else 0 end', compared_fields()) }}

    ),

    weighed as (

        select
            patterns.*,
            case
                when patterns.first_name_level = 'equal' and patterns.last_name_level = 'equal' then priors.namesakes else 0
            end as namesakes,
            -- a home, a family name and what stands in columns that nobody mapped are no person's own
            not coalesce(patterns.first_name_level = 'different' and patterns.birth_date_level = 'different', false)
            and greatest(
                {% for field in compared_fields() -%}
                    own.{{ field }} * coalesce({{ field }}_weights.match_bits, 0){{ ',' if not loop.last }}
                {% endfor -%}
            ) > 0 as has_own_evidence,
            {% for bits in ['match_bits', 'household_bits'] -%}
                0{% for field in extra_slots() %} + coalesce({{ field }}_weights.{{ bits }}, 0){% endfor %} as extra_{{ bits }},
                priors.{{ bits }}{% for field in compared_fields() %} + coalesce({{ field }}_weights.{{ bits }}, 0){% endfor %}
                    as {{ bits }},
            {% endfor -%}
            {{ family_doubt() }} as family_doubt,
            cast(null as {{ dbt.type_string() }}) as given_reason,
            cast(null as double) as given_score,
            cast(null as double) as given_confidence
        from patterns
        cross join priors
        cross join own
        {% for field in compared_fields() -%}
            left join {{ ref('match_parameters') }} as {{ field }}_weights
                on {{ field }}_weights.field = '{{ field }}' and patterns.{{ field }}_level = {{ field }}_weights.level
        {% endfor %}

    )
{%- endmacro %}
