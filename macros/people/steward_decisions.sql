{#- Every decision of a steward, a row of the seed or written on the warehouse: something to select from. Ids are read as
    those of the records are.

    A decision counts up to expires_on, and once as many people stand behind it as decision_reviewers asks for. -#}
{% macro steward_decisions() -%}
    (
        {% for place in ['steward_decisions', 'steward_entries'] -%}
            select
                {{ trimmed('left_system') }} as left_system,
                {{ id_as_given('left_record_id') }} as left_record_id,
                {{ trimmed('right_system') }} as right_system,
                {{ id_as_given('right_record_id') }} as right_record_id,
                decision,
                {{ steward_column(place, 'field') }} as attribute,
                decided_on,
                {{ steward_column(place, 'second_reviewer') if given('decision_reviewers') > 1 else "''" }} is not null as counts
            from {{ ref(place) }}
            where coalesce({{ steward_column(place, 'expires_on', 'date') }}, {{ as_of_date() }}) >= {{ as_of_date() }}
            {{ 'union all' if not loop.last }}
        {% endfor -%}
    )
{%- endmacro %}

{#- A column that the stewards' file may leave out: null where it does. -#}
{% macro steward_column(place, name, type=dbt.type_string()) -%}
    {%- set is_left_out = execute and place == 'steward_decisions'
        and name not in adapter.get_columns_in_relation(ref(place)) | map(attribute='name') | map('lower') -%}
    {{ return('cast(null as ' ~ type ~ ')' if is_left_out else name) }}
{%- endmacro %}

{#- The decisions that wait, each with why: something to select from. -#}
{% macro waiting_steward_decisions() -%}
    (
        select
            decisions.*,
            one.record_id is not null as left_is_there,
            decisions.right_system is null or other.record_id is not null as right_is_there,
            case
                when one.record_id is null or decisions.right_system is not null and other.record_id is null
                    then 'unknown_record'
                else 'needs_second_reviewer'
            end as issue
        from {{ steward_decisions() }} as decisions
        left join {{ ref('record_constituents') }} as one
            on decisions.left_system = one.source_system and decisions.left_record_id = one.record_id
        left join {{ ref('record_constituents') }} as other
            on decisions.right_system = other.source_system and decisions.right_record_id = other.record_id
        where
            one.record_id is null
            or decisions.right_system is not null and other.record_id is null
            or not decisions.counts
    )
{%- endmacro %}
