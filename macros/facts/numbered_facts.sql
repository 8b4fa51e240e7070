{#- The CTEs of facts_of between given and its result: numbered has the rows of given, with the number of each among those that
    have its id, or are alike and have none, as copy.

    names: columns of the kind, as fact_columns gives them. -#}
{% macro numbered_facts(names) -%}
    -- ids of several parts may read as one
    read_as_one as (

        select
            source_table,
            given_id
        from given
        where given_id is not null and is_unique
        group by source_table, given_id
        having count(*) > 1

    ),

    compared as (

        select
            given.*,
            given.given_id is null or not given.is_unique or read_as_one.given_id is not null as may_repeat
        from given
        left join read_as_one
            on given.source_table = read_as_one.source_table and given.given_id = read_as_one.given_id and given.is_unique

    ),

    -- what has no id keeps its number when more arrives; rows that tie in the order are equal in each column, so that any may
    -- be the first
    numbered as (

        select
            *,
            row_number() over (
                partition by source_table, given_id, row_hash
                order by
                    case when given_id is null then loaded_at end nulls last,
                    loaded_at desc nulls last,
                    {{ in_order(['source_record_id'] + names) }}
            ) as copy
        from compared
        where may_repeat

        union all

        select
            *,
            1 as copy
        from compared
        where not may_repeat

    )
{%- endmacro %}
