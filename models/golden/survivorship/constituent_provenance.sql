{%- set strategies = ['system_priority', 'most_recent', 'most_frequent', 'most_complete'] -%}
{%- set positions = range(1, 5) -%}

with rules as (

    select
        attribute,
        {% for position in positions -%}
            max(case when position = {{ position }} then strategy end) as strategy_{{ position }}{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('survivorship_rules') }}
    group by attribute

),

-- of several records of one person that stewards have chosen, the latest choice
candidates as (

    select
        candidates.*,
        choices.chosen_on
    from {{ ref('survivorship_candidates') }} as candidates
    left join {{ ref('steward_choices') }} as choices
        on candidates.record_key = choices.record_key and candidates.attribute = choices.attribute

),

ranked as (

    select
        candidates.*,
        row_number() over (
            partition by candidates.constituent_id, candidates.attribute
            order by
                candidates.chosen_on desc nulls last,
                {% for position in positions -%}
                    case rules.strategy_{{ position }}
                        {% for strategy in strategies -%}
                            when '{{ strategy }}' then candidates.{{ strategy }}
                        {% endfor %}
                    end desc nulls last,
                {% endfor %}
                candidates.source_system,
                candidates.record_id,
                candidates.record_key
        ) as choice
    from candidates
    inner join rules on candidates.attribute = rules.attribute
    where candidates.candidate_count > 1

)

{% for step, survives in {'ranked': 'choice = 1', 'candidates': 'candidate_count = 1'}.items() %}
    select
        constituent_id,
        attribute,
        value,
        record_key,
        source_system,
        record_id,
        candidate_count,
        chosen_on is not null as is_set_by_steward
    from {{ step }}
    where {{ survives }}
    {% if not loop.last %}union all{% endif %}
{% endfor %}
