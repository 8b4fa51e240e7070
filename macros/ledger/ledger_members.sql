{#- The records of today with the group that each is in, and every id that a record ever bore: the first steps of a ledger.

    Named queries from `groups` to `borne`. of: constituent or household. Its ledger is the model that calls this.
    A group is known by the place of its first record. -#}
{% macro ledger_members(of) -%}
    groups as (

        select
            records.source_system,
            records.record_id,
            min(clusters.{{ 'cluster' if of == 'constituent' else 'household' }}_key) as group_key
        from {{ ref('source_records') }} as records
        inner join {{ ref('identity_clusters') }} as clusters on records.record_key = clusters.record_key
        group by records.source_system, records.record_id

    ),

    places as (

        select
            source_system,
            record_id,
            group_key,
            row_number() over (order by source_system, record_id) as place
        from groups

    ),

    members as (

        select
            source_system,
            record_id,
            place,
            min(place) over (partition by group_key) as group_place
        from places

    ),

    ledger as (

        {% if is_incremental() %}
            select
                entry_number,
                source_system,
                record_id,
                {{ of }}_id as id,
                recorded_at
            from {{ this }}
        {% else %}
            select
                cast(0 as {{ dbt.type_bigint() }}) as entry_number,
                cast(null as {{ dbt.type_string() }}) as source_system,
                cast(null as {{ dbt.type_string() }}) as record_id,
                cast(null as {{ dbt.type_string() }}) as id,
                cast(null as {{ dbt.type_timestamp() }}) as recorded_at
            where 1 = 0
        {% endif %}

    ),

    births as (

        select
            id,
            min(recorded_at) as born_at
        from ledger
        group by id

    ),

    -- every id that a record ever bore, and whether it was minted for it
    borne as (

        select
            entries.source_system,
            entries.record_id,
            entries.id,
            max(case when entries.recorded_at = births.born_at then 1 else 0 end) as is_birth,
            row_number() over (
                partition by entries.source_system, entries.record_id order by max(entries.entry_number) desc
            ) as age
        from ledger as entries
        inner join births on entries.id = births.id
        group by entries.source_system, entries.record_id, entries.id

    )
{%- endmacro %}
