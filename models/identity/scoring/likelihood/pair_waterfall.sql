{{ config(materialized='view') }}

with levels as (

    {% for field in compared_fields() -%}
        select
            agreement,
            {{ loop.index + 2 }} as position,
            '{{ field }}' as field,
            '{{ 'extra' if field in extra_slots() else field }}' as worded_as,
            {{ field }}_level as level,
            {{ "coalesce(" ~ field ~ "_level = '" ~ best_level(field) ~ "', false)" if field in value_columns() else 'false' }}
                as is_same_value
        from {{ ref('agreement_patterns') }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

graded as (

    select
        levels.agreement,
        levels.position,
        levels.field,
        levels.level,
        levels.is_same_value,
        -- the values themselves are personal, and stay out
        replace(
            replace(coalesce(named.words, '{field} ' || levels.level), '{values} ', ''),
            '{field}', replace(levels.field, '_', ' ')
        ) as words,
        coalesce(parameters.match_bits, 0) as bits
    from levels
    left join {{ ref('comparison_levels') }} as named on levels.worded_as = named.field and levels.level = named.level
    left join {{ ref('match_parameters') }} as parameters
        on levels.field = parameters.field and levels.level = parameters.level
    where levels.level is not null

),

-- what no field says: how rarely two records are one person at all, and that first and last names go together
beforehand as (

    select
        patterns.agreement,
        case when parameters.field = 'prior' then 1 else 2 end as position,
        parameters.field,
        parameters.level,
        false as is_same_value,
        case
            when parameters.field = 'prior' then 'any two records, before they are compared'
            else 'both names the same: one often comes with the other'
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

    select * from graded
    union all
    select * from beforehand

),

weighed as (

    select
        pairs.left_key,
        pairs.right_key,
        steps.position,
        steps.field,
        steps.level,
        steps.words,
        steps.bits,
        case
            when not steps.is_same_value then 0
            {% for field in value_columns() -%}
                when steps.field = '{{ field }}' then record_values.{{ field }}_bits
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
    level,
    words,
    bits,
    value_bits,
    sum(bits + value_bits) over (
        partition by left_key, right_key order by position rows between unbounded preceding and current row
    ) as running_bits
from weighed
