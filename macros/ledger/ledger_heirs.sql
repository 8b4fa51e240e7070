{#- Which group each id of a ledger goes to: named queries from `claims` to `heirs`, after those of ledger_members.

    An id goes where the records are that it was minted for, and without them where those are that bear it or once did. Each
    step reads the one before it once, since some engines work a named query out again for everyone who reads it. -#}
{% macro ledger_heirs() -%}
    claims as (

        select
            members.group_place,
            borne.id,
            sum(borne.is_birth) as birth_records,
            sum(case when borne.age = 1 then 1 else 0 end) as present_records,
            count(*) as past_records
        from members
        inner join borne on members.source_system = borne.source_system and members.record_id = borne.record_id
        group by members.group_place, borne.id

    ),

    ranked_homes as (

        select
            claims.*,
            row_number() over (
                partition by id
                order by birth_records desc, present_records desc, past_records desc, group_place
            ) as choice
        from claims

    ),

    homes as (

        select
            group_place,
            id,
            birth_records,
            present_records,
            case when choice = 1 then 1 else 0 end as is_home
        from ranked_homes

    ),

    -- where several ids are at home, that which most records bear lives on, and the older of two equals
    ranked_heirs as (

        select
            homes.*,
            row_number() over (
                partition by group_place, is_home
                order by present_records desc, birth_records desc, {{ number_of_id('id') }}
            ) as choice
        from homes

    ),

    claims_0 as (

        select
            group_place,
            id,
            birth_records,
            present_records,
            case when is_home = 1 and choice = 1 then 1 else 0 end as is_heir
        from ranked_heirs

    ),

    {{ heirs_of_what_is_left() }}
{%- endmacro %}
