{{ config(materialized='view') }}

with levels as (

    {% for field in compared_fields() -%}
        select
            agreement,
            {{ loop.index + 2 }} as position,
            '{{ field }}' as compared_as,
            '{{ 'extra' if field in extra_slots() else field }}' as worded_as,
            {{ field }}_level as level,
            {{ "coalesce(" ~ field ~ "_level = '" ~ best_level(field) ~ "', false)" if field in value_columns() else 'false' }}
                as is_same_value
        from {{ ref('agreement_patterns') }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

-- a column outside the contract goes by its own name
named as (

    select
        levels.*,
        coalesce(extra.field, levels.compared_as) as field
    from levels
    left join {{ ref('extra_values') }} as extra
        on levels.compared_as = 'extra_' || cast(extra.slot as {{ dbt.type_string() }})
    where levels.level is not null

),

worded as (

    select
        named.agreement,
        named.position,
        named.field,
        named.compared_as,
        named.level,
        named.is_same_value,
        -- the values themselves are personal, and stay out
        replace(
            replace(coalesce(levels.words, '{field} ' || named.level), '{values} ', ''),
            '{field}', replace(named.field, '_', ' ')
        ) as words,
        coalesce(parameters.match_bits, 0) as bits
    from named
    left join {{ ref('comparison_levels') }} as levels on named.worded_as = levels.field and named.level = levels.level
    left join {{ ref('match_parameters') }} as parameters
        on named.compared_as = parameters.field and named.level = parameters.level

),

-- what no field says: how rarely two records are one person at all, and that first and last names go together
beforehand as (

    select
        patterns.agreement,
        case when parameters.field = 'prior' then 1 else 2 end as position,
        parameters.field,
        parameters.field as compared_as,
        parameters.level,
        false as is_same_value,
        case
            when parameters.field = 'prior' then 'any two records, before they are compared'
            else 'both names the same: some are called after others'
        end as words,
        parameters.match_bits as bits
    from {{ ref('agreement_patterns') }} as patterns
    inner join {{ ref('match_parameters') }} as parameters
        on
            parameters.field = 'prior' and parameters.level = 'match'
            or parameters.field = 'namesakes'
            and patterns.first_name_level = 'equal'
            and patterns.last_name_level = 'equal'
            and parameters.match_bits != 0

),

steps as (

    select * from worded
    union all
    select * from beforehand

),

weighed as (

    select
        pairs.left_key,
        pairs.right_key,
        steps.position,
        steps.field,
        steps.compared_as,
        steps.level,
        steps.words,
        steps.bits,
        case
            when steps.compared_as = 'namesakes'
                then
                    {{ namesake_bits(
                        '(power(2, -steps.bits) - 1)', 'record_values.first_name_bits', 'record_values.last_name_bits') }}
                    - steps.bits
            when not steps.is_same_value then 0
            {% for field in value_columns() -%}
                when steps.compared_as = '{{ field }}' then record_values.{{ field }}_bits
            {% endfor %}
        end as value_bits
    from {{ ref('pair_comparisons') }} as pairs
    inner join steps on pairs.agreement = steps.agreement
    inner join {{ ref('record_value_weights') }} as record_values on pairs.left_key = record_values.record_key
    where not pairs.is_random

)

select
    left_key,
    right_key,
    position,
    field,
    compared_as,
    level,
    words,
    bits,
    value_bits,
    sum(bits + value_bits) over (
        partition by left_key, right_key order by position rows between unbounded preceding and current row
    ) as running_bits
from weighed
