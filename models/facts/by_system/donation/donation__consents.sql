-- rows that repeat an id all count, so that no refusal is lost
select
    preference_id || ':' || coalesce(channel, '') || ':' || coalesce(response, '') as consent_id,
    'preferences' as source_table,
    source_record_id,
    coalesce(channel, 'unknown') as channel,
    cast(said_on as {{ dbt.type_timestamp() }}) as said_on,
    response as word
from {{ ref('stg_donation__preferences') }}
