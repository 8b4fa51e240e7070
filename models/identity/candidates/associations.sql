{{ config(materialized='view') }}

with given as (

    {% for model in association_models() %}
        select
            given.source_system,
            given.source_record_id,
            given.other_record_id,
            relations.role
        from {{ ref(model) }} as given
        inner join {{ ref('association_relations') }} as relations
            on given.relation = relations.relation and relations.is_family
        where {{ is_first_of_its_id('association_id') }} and given.source_record_id != given.other_record_id
        {{ 'union all' if not loop.last }}
    {% else %}
        select
            source_system,
            record_id as source_record_id,
            record_id as other_record_id,
            cast(null as {{ dbt.type_string() }}) as role
        from {{ ref('source_records') }}
        where 1 = 0
    {% endfor %}

)

select
    one.record_key,
    other.record_key as other_key,
    given.role
from given
inner join {{ ref('source_records') }} as one
    on given.source_system = one.source_system and given.source_record_id = one.record_id
inner join {{ ref('source_records') }} as other
    on given.source_system = other.source_system and given.other_record_id = other.record_id
