{#- The steps that say of pairs why they were decided as they were, as named queries for a `with`: up to `evidence`.

    pairs: an earlier step with left_key, right_key and reason, one row per pair that was decided. `evidence` adds the
    system and the record id of either side, and sentence. Words take longer than numbers: choose the pairs first. -#}
{% macro evidence_steps(pairs) -%}
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
            {{ pairs }}.*,
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
        from {{ pairs }}
        inner join {{ ref('pair_comparisons') }} as compared
            on {{ pairs }}.left_key = compared.left_key and {{ pairs }}.right_key = compared.right_key and not compared.is_random
        inner join {{ ref('agreement_patterns') }} as patterns on compared.agreement = patterns.agreement
        inner join {{ ref('match_features') }} as one on {{ pairs }}.left_key = one.record_key
        inner join {{ ref('match_features') }} as other on {{ pairs }}.right_key = other.record_key
        inner join {{ ref('decision_reasons') }} as reasons on {{ pairs }}.reason = reasons.reason
        {% if extra_slots() -%}
            cross join extra_names
        {% endif -%}
        {% for field in compared_fields() -%}
            left join levels as {{ field }}_levels
                on
                    {{ field }}_levels.field = '{{ 'extra' if field in extra_slots() else field }}'
                    and patterns.{{ field }}_level = {{ field }}_levels.level
        {% endfor %}

    ),

    evidence as (

        select
            *,
            -- the sentence: what decided, then how each field agrees
            upper(left(reason_words, 1)) || substring(reason_words, 2)
            {% for field in compared_fields() -%}
                {%- set words = field ~ '_words' -%}
                {%- if field in ['first_name', 'last_name'] -%}
                    {%- set words = "replace(" ~ words ~ ", '{values}', " ~ field ~ "_values)" -%}
                {%- elif field in extra_slots() -%}
                    {%- set words = "replace(" ~ words ~ ", '{field}', " ~ field ~ "_name)" -%}
                {%- endif -%}
                || coalesce('; ' || nullif({{ words }}, reason_words), '')
            {% endfor -%}
            || '.' as sentence
        from worded

    )
{%- endmacro %}
