{#- Which records were known on the as-of date. A system dates a record only by its last change. So a record that changed
    later counts as known if its person did something by then. A change in the future of the data is a mistake and hides
    nobody. -#}
with happened as (

    select distinct
        source_system,
        source_record_id
    from {{ ref('all_events') }}
    where left_out_because is null

)

select records.record_key
from {{ ref('source_records') }} as records
left join happened
    on records.source_system = happened.source_system and records.record_id = happened.source_record_id
where
    happened.source_record_id is not null
    or records.updated_at is null
    or cast(records.updated_at as date) <= {{ as_of_date() }}
    or cast(records.updated_at as date) > {{ latest_day() }}
