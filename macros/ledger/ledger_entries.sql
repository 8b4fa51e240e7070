{#- What a ledger adds in this run: the last steps, after those of ledger_heirs. A group without an heir is given a new id.

    of: constituent or household. -#}
{% macro ledger_entries(of) -%}
    {%- set prefix = {'constituent': 'UC-', 'household': 'HH-'}[of] -%}
    numbers as (

        select
            coalesce(max(entry_number), 0) as last_entry,
            greatest(coalesce(max({{ number_of_id('id') }}), 0), {{ highest_known_id(of ~ '_id') }}) as last_id
        from ledger

    ),

    newcomers as (

        select
            members.group_place,
            row_number() over (order by members.group_place) as position
        from members
        left join heirs on members.group_place = heirs.group_place
        where heirs.group_place is null
        group by members.group_place

    ),

    assigned as (

        select
            members.source_system,
            members.record_id,
            members.place,
            latest.id as previous_id,
            coalesce(heirs.id, {{ numbered_id(prefix, 'numbers.last_id + newcomers.position') }}) as id,
            heirs.id is null as is_minted
        from members
        cross join numbers
        left join heirs on members.group_place = heirs.group_place
        left join newcomers on members.group_place = newcomers.group_place
        left join borne as latest
            on members.source_system = latest.source_system and members.record_id = latest.record_id and latest.age = 1

    )

    select
        cast(numbers.last_entry + row_number() over (order by assigned.place) as {{ dbt.type_bigint() }}) as entry_number,
        assigned.source_system,
        assigned.record_id,
        assigned.id as {{ of }}_id,
        assigned.previous_id as previous_{{ of }}_id,
        case
            when assigned.previous_id is not null then 'moved'
            when assigned.is_minted then 'born'
            else 'joined'
        end as event,
        cast('{{ run_started_at.strftime("%Y-%m-%d %H:%M:%S") }}' as {{ dbt.type_timestamp() }}) as recorded_at
    from assigned
    cross join numbers
    where assigned.previous_id is null or assigned.previous_id != assigned.id
{%- endmacro %}
