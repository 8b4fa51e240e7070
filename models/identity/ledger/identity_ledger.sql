{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false) }}

with clusters as (

    select
        records.source_system,
        records.record_id,
        min(clusters.cluster_key) as cluster_key
    from {{ ref('source_records') }} as records
    inner join {{ ref('identity_clusters') }} as clusters on records.record_key = clusters.record_key
    group by records.source_system, records.record_id

),

places as (

    select
        source_system,
        record_id,
        cluster_key,
        row_number() over (order by source_system, record_id) as place
    from clusters

),

-- a cluster is known by the place of its first record
members as (

    select
        source_system,
        record_id,
        place,
        min(place) over (partition by cluster_key) as cluster_place
    from places

),

ledger as (

    {% if is_incremental() %}
        select
            entry_number,
            source_system,
            record_id,
            constituent_id,
            recorded_at
        from {{ this }}
    {% else %}
        select
            cast(0 as {{ dbt.type_bigint() }}) as entry_number,
            cast(null as {{ dbt.type_string() }}) as source_system,
            cast(null as {{ dbt.type_string() }}) as record_id,
            cast(null as {{ dbt.type_string() }}) as constituent_id,
            cast(null as {{ dbt.type_timestamp() }}) as recorded_at
        where 1 = 0
    {% endif %}

),

numbers as (

    select
        coalesce(max(entry_number), 0) as last_entry,
        greatest(coalesce(max({{ constituent_number('constituent_id') }}), 0), {{ highest_known_id() }}) as last_id
    from ledger

),

births as (

    select
        constituent_id,
        min(recorded_at) as born_at
    from ledger
    group by constituent_id

),

-- every id that a record ever bore, and whether it was minted for it
borne as (

    select
        entries.source_system,
        entries.record_id,
        entries.constituent_id,
        max(case when entries.recorded_at = births.born_at then 1 else 0 end) as is_birth,
        row_number() over (
            partition by entries.source_system, entries.record_id order by max(entries.entry_number) desc
        ) as age
    from ledger as entries
    inner join births on entries.constituent_id = births.constituent_id
    group by entries.source_system, entries.record_id, entries.constituent_id

),

claims as (

    select
        members.cluster_place,
        borne.constituent_id,
        sum(borne.is_birth) as birth_records,
        sum(case when borne.age = 1 then 1 else 0 end) as present_records,
        count(*) as past_records
    from members
    inner join borne on members.source_system = borne.source_system and members.record_id = borne.record_id
    group by members.cluster_place, borne.constituent_id

),

-- an id goes where the records are that it was minted for, and without them where those are that bear it or once did
homes as (

    select
        claims.*,
        row_number() over (
            partition by constituent_id
            order by birth_records desc, present_records desc, past_records desc, cluster_place
        ) as choice
    from claims

),

-- where several ids are at home, that which most records bear lives on, and the older of two equals
heirs_at_home as (

    select
        cluster_place,
        constituent_id,
        row_number() over (
            partition by cluster_place
            order by present_records desc, birth_records desc, {{ constituent_number('constituent_id') }}
        ) as choice
    from homes
    where choice = 1

),

heirs_0 as (

    select
        cluster_place,
        constituent_id
    from heirs_at_home
    where choice = 1

),

{{ heirs_of_what_is_left() }},

newcomers as (

    select
        members.cluster_place,
        row_number() over (order by members.cluster_place) as position
    from members
    left join heirs on members.cluster_place = heirs.cluster_place
    where heirs.cluster_place is null
    group by members.cluster_place

),

assigned as (

    select
        members.source_system,
        members.record_id,
        members.place,
        latest.constituent_id as previous_id,
        coalesce(heirs.constituent_id, {{ numbered_id('UC-', 'numbers.last_id + newcomers.position') }}) as constituent_id,
        heirs.constituent_id is null as is_minted
    from members
    cross join numbers
    left join heirs on members.cluster_place = heirs.cluster_place
    left join newcomers on members.cluster_place = newcomers.cluster_place
    left join borne as latest
        on members.source_system = latest.source_system and members.record_id = latest.record_id and latest.age = 1

)

select
    cast(numbers.last_entry + row_number() over (order by assigned.place) as {{ dbt.type_bigint() }}) as entry_number,
    assigned.source_system,
    assigned.record_id,
    assigned.constituent_id,
    assigned.previous_id as previous_constituent_id,
    case
        when assigned.previous_id is not null then 'moved'
        when assigned.is_minted then 'born'
        else 'joined'
    end as event,
    cast('{{ run_started_at.strftime("%Y-%m-%d %H:%M:%S") }}' as {{ dbt.type_timestamp() }}) as recorded_at
from assigned
cross join numbers
where assigned.previous_id is null or assigned.previous_id != assigned.constituent_id
