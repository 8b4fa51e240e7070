{{ config(materialized='view') }}

select
    live.live_id as constituent_id,
    opened.flag_type,
    opened.flag_date,
    opened.severity,
    {{ json_value('opened.flag_details') }} as flag_details,
    opened.recorded_on as opened_on,
    closed.recorded_on as closed_on,
    closed.reason as closed_because,
    closed.entry_number is null as is_open,
    opened.entry_number as flag_number,
    opened.constituent_id as raised_for
from {{ ref('flag_log') }} as opened
inner join {{ ref('live_constituents') }} as live on opened.constituent_id = live.constituent_id
left join {{ ref('flag_log') }} as closed
    on opened.entry_number = closed.opened_by and closed.entry = 'closed'
where opened.entry = 'opened' and live.live_id is not null
