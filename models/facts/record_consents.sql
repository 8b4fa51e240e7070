with entries as (

    {{ json_entries(ref('source_records'), 'record_key', 'extra_fields') }}

),

fields as (

    select
        record_key,
        field,
        nullif(trim(value), '') as value,
        {{ rewritten('lower(field)', [('[^a-z0-9]+', '_'), ('^_+|_+$', '')]) }} as column_name
    from entries

),

said as (

    select
        fields.record_key,
        fields.field,
        known.channel,
        case
            when {{ parse_boolean('fields.value') }} then known.word_of_yes
            when not {{ parse_boolean('fields.value') }} then known.word_of_no
            when known.word_of_no is null then known.word_of_yes
            else lower(fields.value)
        end as word
    from fields
    inner join {{ ref('consent_columns') }} as known on fields.column_name = known.column_name
    where fields.value is not null

)

select
    map.source_system || ':people:' || cast(said.record_key as {{ dbt.type_string() }}) || ':' || said.field as source_row_id,
    map.source_system,
    map.source_system || ':people' as source_table,
    map.record_id as source_record_id,
    map.constituent_id,
    map.confidence_tier as source_confidence,
    said.channel,
    cast(null as {{ dbt.type_string() }}) as email_hash,
    said.word,
    cast(null as {{ dbt.type_timestamp() }}) as joined_at,
    cast(null as {{ dbt.type_timestamp() }}) as said_at,
    cast(null as date) as said_on,
    cast(null as {{ dbt.type_timestamp() }}) as loaded_at
from said
inner join {{ ref('identity_map') }} as map on said.record_key = map.record_key
where said.word is not null
