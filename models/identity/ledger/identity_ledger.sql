{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false) }}

with members as (

    select
        records.source_system,
        records.record_id,
        min(clusters.cluster_key) as cluster_key
    from {{ ref('source_records') }} as records
    inner join {{ ref('identity_clusters') }} as clusters on records.record_key = clusters.record_key
    group by records.source_system, records.record_id

),

ledger as (

    {% if is_incremental() %}
        select
            entry_number,
            source_system,
            record_id,
            constituent_id
        from {{ this }}
    {% else %}
        select
            cast(0 as {{ dbt.type_bigint() }}) as entry_number,
            cast(null as {{ dbt.type_string() }}) as source_system,
            cast(null as {{ dbt.type_string() }}) as record_id,
            cast(null as {{ dbt.type_string() }}) as constituent_id
        where 1 = 0
    {% endif %}

),

numbers as (

    select
        coalesce(max(entry_number), 0) as last_entry,
        coalesce(max(cast(substring(constituent_id, 4) as {{ dbt.type_bigint() }})), 0) as last_id
    from ledger

),

latest as (

    select
        source_system,
        record_id,
        constituent_id,
        row_number() over (partition by source_system, record_id order by entry_number desc) as age
    from ledger

),

known as (

    select
        members.source_system,
        members.record_id,
        members.cluster_key,
        latest.constituent_id as previous_id
    from members
    left join latest
        on members.source_system = latest.source_system and members.record_id = latest.record_id and latest.age = 1

),

claims as (

    select
        cluster_key,
        previous_id,
        count(*) as shared_records
    from known
    where previous_id is not null
    group by cluster_key, previous_id

),

-- after a split an id stays with the cluster that holds most of its records
homes as (

    select
        cluster_key,
        previous_id,
        shared_records,
        row_number() over (partition by previous_id order by shared_records desc, cluster_key) as choice
    from claims

),

-- after a merge the id with most records survives, and the older of two equals
heirs as (

    select
        cluster_key,
        previous_id as constituent_id,
        row_number() over (partition by cluster_key order by shared_records desc, previous_id) as choice
    from homes
    where choice = 1

),

newcomers as (

    select
        members.cluster_key,
        row_number() over (order by members.cluster_key) as position
    from members
    left join heirs on members.cluster_key = heirs.cluster_key
    where heirs.cluster_key is null
    group by members.cluster_key

),

assigned as (

    select
        known.source_system,
        known.record_id,
        known.previous_id,
        coalesce(
            heirs.constituent_id,
            'UC-' || lpad(cast(numbers.last_id + newcomers.position as {{ dbt.type_string() }}), 8, '0')
        ) as constituent_id,
        heirs.constituent_id is null as is_minted
    from known
    cross join numbers
    left join heirs on known.cluster_key = heirs.cluster_key and heirs.choice = 1
    left join newcomers on known.cluster_key = newcomers.cluster_key

)

select
    cast(
        numbers.last_entry + row_number() over (order by assigned.source_system, assigned.record_id)
        as {{ dbt.type_bigint() }}
    ) as entry_number,
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
