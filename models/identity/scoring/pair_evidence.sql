{{ config(materialized='view') }}

{%- set quoted_fields = ['first_name', 'last_name'] -%}

with decisions as (

    select * from {{ ref('pair_decisions') }}
    where decision in ('match', 'review', 'household')

),

levels as (

    select * from {{ ref('comparison_levels') }}

),

{% if extra_slots() -%}
    extra_names as (

        select
            {% for slot in extra_slots() -%}
                max(case when slot = {{ loop.index }} then field end) as {{ slot }}_name{{ ',' if not loop.last }}
            {% endfor %}
        from {{ ref('extra_values') }}

    ),
{% endif %}
worded as (

    select
        decisions.*,
        reasons.words as reason_words,
        {% for slot in extra_slots() -%}
            extra_names.{{ slot }}_name,
        {% endfor -%}
        {% for field in compared_fields() -%}
            {{ field }}_levels.words as {{ field }}_words,
        {% endfor -%}
        one.first_name || '/' || other.first_name as first_name_values,
        one.last_name || '/' || other.last_name as last_name_values,
        one.source_system as left_system,
        one.record_id as left_record_id,
        other.source_system as right_system,
        other.record_id as right_record_id
    from decisions
    inner join {{ ref('pair_comparisons') }} as pairs
        on decisions.left_key = pairs.left_key and decisions.right_key = pairs.right_key and not pairs.is_random
    inner join {{ ref('agreement_patterns') }} as patterns on pairs.agreement = patterns.agreement
    inner join {{ ref('match_features') }} as one on decisions.left_key = one.record_key
    inner join {{ ref('match_features') }} as other on decisions.right_key = other.record_key
    inner join {{ ref('decision_reasons') }} as reasons on decisions.reason = reasons.reason
    {% if extra_slots() -%}
        cross join extra_names
    {% endif -%}
    {% for field in compared_fields() -%}
        left join levels as {{ field }}_levels
            on
                {{ field }}_levels.field = '{{ 'extra' if field in extra_slots() else field }}'
                and patterns.{{ field }}_level = {{ field }}_levels.level
    {% endfor %}

)

select
    left_key,
    right_key,
    left_system,
    left_record_id,
    right_system,
    right_record_id,
    decision,
    reason,
    confidence_tier,
    confidence,
    score,
    bits,
    -- the sentence: what decided, then how each field agrees
    upper(left(reason_words, 1)) || substring(reason_words, 2)
    {% for field in compared_fields() -%}
        {%- set words = field ~ '_words' -%}
        {%- if field in quoted_fields -%}
            {%- set words = "replace(" ~ words ~ ", '{values}', " ~ field ~ "_values)" -%}
        {%- elif field in extra_slots() -%}
            {%- set words = "replace(" ~ words ~ ", '{field}', " ~ field ~ "_name)" -%}
        {%- endif -%}
        || coalesce('; ' || nullif({{ words }}, reason_words), '')
    {% endfor -%}
    || '.' as sentence
from worded
