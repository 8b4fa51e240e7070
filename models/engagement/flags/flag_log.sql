{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false) }}

with log as (

    select
        entry_number,
        opened_by,
        entry,
        constituent_id,
        flag_type,
        recorded_on
    from {{ flags_so_far() }}

),

so_far as (

    select
        coalesce(max(entry_number), 0) as last_entry,
        coalesce(max(recorded_on), {{ as_of_date() }}) as last_day
    from log

),

open_flags as (

    select
        opened.entry_number,
        opened.constituent_id,
        opened.flag_type,
        live.live_id
    from log as opened
    left join log as closed on opened.entry_number = closed.opened_by and closed.entry = 'closed'
    left join {{ ref('live_constituents') }} as live on opened.constituent_id = live.constituent_id
    where opened.entry = 'opened' and closed.entry_number is null

),

-- merged constituents keep one flag of a type, the older one
ranked as (

    select
        open_flags.*,
        flags.constituent_id is not null as still_holds,
        row_number() over (
            partition by open_flags.live_id, open_flags.flag_type
            order by open_flags.entry_number
        ) as place
    from open_flags
    left join {{ ref('flags_today') }} as flags
        on open_flags.live_id = flags.constituent_id and open_flags.flag_type = flags.flag_type

),

entries as (

    select
        entry_number as opened_by,
        'closed' as entry,
        case
            when live_id is null then 'left'
            when not still_holds then 'resolved'
            else 'merged'
        end as reason,
        constituent_id,
        flag_type,
        cast(null as date) as flag_date,
        cast(null as {{ dbt.type_string() }}) as flag_details,
        cast(null as {{ dbt.type_string() }}) as severity
    from ranked
    where live_id is null or not still_holds or place > 1

    union all

    select
        cast(null as {{ dbt.type_bigint() }}) as opened_by,
        'opened' as entry,
        cast(null as {{ dbt.type_string() }}) as reason,
        flags.constituent_id,
        flags.flag_type,
        flags.flag_date,
        flags.flag_details,
        rules.severity
    from {{ ref('flags_today') }} as flags
    inner join {{ ref('flag_rules') }} as rules on flags.flag_type = rules.flag_type
    left join ranked
        on flags.constituent_id = ranked.live_id and flags.flag_type = ranked.flag_type and ranked.place = 1
    where ranked.live_id is null

)

select
    cast(
        so_far.last_entry + row_number() over (
            order by entries.entry, entries.flag_type, entries.constituent_id, entries.opened_by
        ) as {{ dbt.type_bigint() }}
    ) as entry_number,
    entries.opened_by,
    entries.entry,
    entries.reason,
    entries.constituent_id,
    entries.flag_type,
    entries.severity,
    entries.flag_date,
    entries.flag_details,
    {{ as_of_date() }} as recorded_on,
    cast('{{ run_started_at.strftime("%Y-%m-%d %H:%M:%S") }}' as {{ dbt.type_timestamp() }}) as recorded_at
from entries
cross join so_far
-- a past day is already recorded
where so_far.last_day <= {{ as_of_date() }}
