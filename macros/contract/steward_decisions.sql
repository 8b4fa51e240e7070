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
