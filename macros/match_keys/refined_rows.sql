{#- The records of an earlier step under their keys and a second field: one row per record, key and field that refines it.

    from: the step, with rule, key_hash, record_key and is_sought, all of which come out again beside refined_hash. -#}
{% macro refined_rows(from) -%}
    {% for name, (expression, rules) in key_refinements().items() %}
        select
            {{ from }}.*,
            {{ hashed_number([from ~ '.key_hash', "'" ~ name ~ "'", expression]) }} as refined_hash
        from {{ from }}
        inner join {{ ref('match_features') }} as features on {{ from }}.record_key = features.record_key
        where {{ expression }} is not null and {{ from }}.rule in ('{{ rules | join("', '") }}')
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
{%- endmacro %}
