with features as (

    select
        features.*,
        forms.formal_name
    from {{ ref('match_features') }} as features
    left join {{ ref('first_name_forms') }} as forms on features.first_name = forms.first_name
    left join {{ ref('record_copies') }} as copies on features.record_key = copies.copy_key
    where copies.copy_key is null

),

keys as (

    {% for rule, key in match_keys().items() %}
        {% for one_key in ([key] if key is string else key) %}
            select
                '{{ rule }}' as rule,
                {{ one_key }} as key_value,
                record_key
            from features
            {% if not loop.last %}union{% endif %}
        {% endfor %}
        {% if not loop.last %}union{% endif %}
    {% endfor %}

)

select
    keys.rule,
    keys.key_value,
    keys.record_key
from keys
inner join {{ ref('match_rules') }} as rules on keys.rule = rules.rule
where keys.key_value is not null
