with associations as (

    {% for model in association_models() %}
        select
            given.source_system,
            given.source_record_id,
            given.other_record_id
        from {{ ref(model) }} as given
        inner join {{ ref('association_relations') }} as relations
            on given.relation = relations.relation and relations.is_family
        where {{ is_first_of_its_id('association_id') }} and given.source_record_id != given.other_record_id
        {{ 'union all' if not loop.last }}
    {% else %}
        select
            source_system,
            record_id as source_record_id,
            record_id as other_record_id
        from {{ ref('source_records') }}
        where 1 = 0
    {% endfor %}

)

select
    least(one.record_key, other.record_key) as left_key,
    greatest(one.record_key, other.record_key) as right_key
from associations
inner join {{ ref('source_records') }} as one
    on associations.source_system = one.source_system and associations.source_record_id = one.record_id
inner join {{ ref('source_records') }} as other
    on associations.source_system = other.source_system and associations.other_record_id = other.record_id
group by least(one.record_key, other.record_key), greatest(one.record_key, other.record_key)
