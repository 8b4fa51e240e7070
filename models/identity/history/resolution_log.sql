{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false, transient=false) }}

{%- set now = "cast('" ~ run_started_at.strftime("%Y-%m-%d %H:%M:%S") ~ "' as " ~ dbt.type_timestamp() ~ ")" %}

with last_said as (

    {% if is_incremental() -%}
        select
            source_system,
            record_id,
            constituent_id,
            event,
            row_number() over (partition by source_system, record_id order by log_number desc) as age
        from {{ this }}
        where record_id is not null and event not in ('merged', 'split')
    {%- else -%}
        select
            cast(null as {{ dbt.type_string() }}) as source_system,
            cast(null as {{ dbt.type_string() }}) as record_id,
            cast(null as {{ dbt.type_string() }}) as constituent_id,
            cast(null as {{ dbt.type_string() }}) as event,
            0 as age
        where 1 = 0
    {%- endif %}

),

-- who is in a system now and was not when the log was last written, or the other way round
come_and_gone as (

    select
        said.source_system,
        said.record_id,
        coalesce(present.constituent_id, said.constituent_id) as constituent_id,
        case when present.record_id is null then 'left' else 'returned' end as event
    from last_said as said
    left join {{ ref('record_constituents') }} as present
        on said.source_system = present.source_system and said.record_id = present.record_id
    where said.age = 1 and (present.record_id is null) = (said.event != 'left')

),

gone as (

    select distinct constituent_id
    from come_and_gone
    where event = 'left'

),

-- what has gone may have held the others together
moves as (

    select
        moves.*,
        case
            when moves.cause in ('new_parameters', 'changed_record') and gone.constituent_id is not null then 'lost_record'
            else moves.cause
        end as cause_of_move
    from {{ ref('record_moves') }} as moves
    left join gone on moves.previous_constituent_id = gone.constituent_id

),

sizes as (

    select
        constituent_id,
        count(*) as record_count
    from {{ ref('record_constituents') }}
    group by constituent_id

),

ranked_moves as (

    select
        *,
        count(*) over (partition by previous_constituent_id, constituent_id) as moved_together,
        count(*) over (partition by constituent_id) as moved_in,
        row_number() over (
            partition by previous_constituent_id, constituent_id
            order by case when linked_record_id is null then 1 else 0 end, confidence desc, source_system, record_id
        ) as choice
    from moves

),

-- an id without a record is merged; a constituent who was not there before is split off
of_constituents as (

    select
        moves.*,
        case when former.constituent_id is null then 'merged' else 'split' end as event
    from ranked_moves as moves
    inner join sizes as present on moves.constituent_id = present.constituent_id
    left join sizes as former on moves.previous_constituent_id = former.constituent_id
    where moves.choice = 1 and (former.constituent_id is null or moves.moved_in = present.record_count)

),

events as (

    select
        ledger.entry_number as ledger_entry,
        ledger.recorded_at,
        ledger.event,
        ledger.constituent_id,
        ledger.previous_constituent_id,
        ledger.source_system,
        ledger.record_id,
        1 as record_count,
        case when ledger.event != 'moved' then 'new_record' else moves.cause_of_move end as cause,
        moves.linked_system,
        moves.linked_record_id,
        moves.reason,
        moves.confidence
    from {{ ref('identity_ledger') }} as ledger
    left join moves
        on
            ledger.source_system = moves.source_system
            and ledger.record_id = moves.record_id
            and ledger.constituent_id = moves.constituent_id
    where ledger.entry_number > {{ last_logged_entry() }}
    union all
    select
        null as ledger_entry,
        {{ now }} as recorded_at,
        event,
        constituent_id,
        previous_constituent_id,
        source_system,
        record_id,
        moved_together as record_count,
        cause_of_move as cause,
        linked_system,
        linked_record_id,
        reason,
        confidence
    from of_constituents
    union all
    select
        null as ledger_entry,
        {{ now }} as recorded_at,
        event,
        constituent_id,
        null as previous_constituent_id,
        source_system,
        record_id,
        1 as record_count,
        case event when 'left' then 'lost_record' else 'new_record' end as cause,
        null as linked_system,
        null as linked_record_id,
        null as reason,
        null as confidence
    from come_and_gone

),

last_number as (

    select {% if is_incremental() %}coalesce(max(log_number), 0) as log_number from {{ this }}{% else %}0 as log_number{% endif %}

)

select
    cast(last_number.log_number + row_number() over (
        order by
            coalesce(events.ledger_entry, {{ 2 ** 62 }}),
            events.event,
            events.source_system,
            events.record_id,
            events.previous_constituent_id
    ) as {{ dbt.type_bigint() }}) as log_number,
    case when events.recorded_at = {{ now }} then '{{ invocation_id }}' end as run_id,
    events.recorded_at,
    events.event,
    events.constituent_id,
    events.previous_constituent_id,
    events.source_system,
    events.record_id,
    cast(events.record_count as {{ dbt.type_bigint() }}) as record_count,
    events.cause,
    events.linked_system,
    events.linked_record_id,
    events.reason,
    events.confidence,
    events.ledger_entry
from events
cross join last_number
