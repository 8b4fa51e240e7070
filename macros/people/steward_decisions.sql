{#- Every decision of a steward, a row of the seed or written on the warehouse: something to select from. Ids are read as
    those of the records are. -#}
{% macro steward_decisions() -%}
    (
        {% for place in ['steward_decisions', 'steward_entries'] -%}
            select
                {{ trimmed('left_system') }} as left_system,
                {{ id_as_given('left_record_id') }} as left_record_id,
                {{ trimmed('right_system') }} as right_system,
                {{ id_as_given('right_record_id') }} as right_record_id,
                decision,
                decided_on
            from {{ ref(place) }}
            {{ 'union all' if not loop.last }}
        {% endfor -%}
    )
{%- endmacro %}

{#- The decisions about a record that is not there, each with which of its two are: something to select from. -#}
{% macro waiting_steward_decisions() -%}
    (
        select
            decisions.*,
            one.record_id is not null as left_is_there,
            other.record_id is not null as right_is_there
        from {{ steward_decisions() }} as decisions
        left join {{ ref('record_constituents') }} as one
            on decisions.left_system = one.source_system and decisions.left_record_id = one.record_id
        left join {{ ref('record_constituents') }} as other
            on decisions.right_system = other.source_system and decisions.right_record_id = other.record_id
        where one.record_id is null or other.record_id is null
    )
{%- endmacro %}
