{#- The records of an earlier step under their keys and a second field: one row per record, key and field that refines it.

    from: the step, with rule, key_hash, record_key and is_sought. Columns: the last three, and refined_hash. -#}
{% macro refined_rows(from) -%}
    select
        key_hash,
        record_key,
        is_sought,
        {{ hashed_number(['key_hash', 'field', 'field_value']) }} as refined_hash
    from (
        select
            {{ from }}.key_hash,
            {{ from }}.record_key,
            {{ from }}.is_sought,
            refinements.field,
            case refinements.field
                {% for field, (expression, rules) in key_refinements().items() -%}
                    when '{{ field }}' then {{ expression }}
                {% endfor -%}
            end as field_value
        from {{ from }}
        inner join {{ ref('match_features') }} as features on {{ from }}.record_key = features.record_key
        inner join (
            {% for field, (expression, rules) in key_refinements().items() -%}
                {%- set last_field = loop.last -%}
                {% for rule in rules -%}
                    select '{{ rule }}' as rule, '{{ field }}' as field
                    {% if not (loop.last and last_field) %}union all{% endif %}
                {% endfor -%}
            {% endfor %}
        ) as refinements on {{ from }}.rule = refinements.rule
    ) as fields
    where field_value is not null
{%- endmacro %}
