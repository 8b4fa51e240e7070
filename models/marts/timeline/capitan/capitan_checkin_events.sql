{{ config(materialized='view') }}

select
    {{ timeline_event(
        'capitan', 'checkins', 'checkin_id', "'checkin'",
        at='checked_in_at', details={'location': 'location', 'method': 'entry_method_name'}
    ) }}
from {{ ref('stg_capitan__checkins') }}
where {{ is_first_of_its_id('checkin_id') }}
