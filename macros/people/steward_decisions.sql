{#- Every decision of a steward, a row of the seed or written on the warehouse: something to select from. Ids are read as
    those of the records are.

    A decision counts up to expires_on, and once as many people stand behind it as decision_reviewers asks for. -#}
{% macro steward_decisions() -%}
    (
        {% for place, left_out in {'steward_decisions': left_out_by_stewards(), 'steward_entries': []}.items() -%}
            {%- set expires_on = 'cast(null as date)' if 'expires_on' in left_out else 'expires_on' -%}
            select
                {{ trimmed('left_system') }} as left_system,
                {{ id_as_given('left_record_id') }} as left_record_id,
                {{ trimmed('right_system') }} as right_system,
                {{ id_as_given('right_record_id') }} as right_record_id,
                decision,
                {{ 'cast(null as ' ~ dbt.type_string() ~ ')' if 'field' in left_out else 'field' }} as attribute,
                reviewer,
                reason,
                decided_on,
                '{{ place }}' as written_in,
                {% if given('decision_reviewers') == 1 -%}
                    true
                {%- elif 'second_reviewer' in left_out -%}
                    false
                {%- else -%}
                    coalesce({{ trimmed('second_reviewer') }}, '') != ''
                {%- endif %} as counts
            from {{ ref(place) }}
            where coalesce({{ expires_on }}, {{ as_of_date() }}) >= {{ as_of_date() }}
            {{ 'union all' if not loop.last }}
        {% endfor -%}
    )
{%- endmacro %}

{# The optional columns that the stewards' file has not. #}
{% macro left_out_by_stewards() -%}
    {%- if not execute -%}
        {{ return([]) }}
    {%- endif -%}
    {%- set there = adapter.get_columns_in_relation(ref('steward_decisions')) | map(attribute='name') | map('lower') | list -%}
    {{ return(optional_steward_columns() | reject('in', there) | list) }}
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
