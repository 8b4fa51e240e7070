-- the sources as they are, once staging has been built; depends_on: {{ ref('table_rows') }}
with kept_out as (

    {% for system, table, relation in (source_tables() if execute and tombstones() else []) if system in systems_in_use() -%}
        {%- set hashes = erasure_hashes(system, table) -%}
        {%- if hashes -%}
            select
                '{{ system }}' as source_system,
                '{{ table }}' as table_name,
                count(*) as row_count
            from {{ relation }} as given
            where {{ is_erased(hashes) }}
            union all
        {% endif -%}
    {% endfor -%}
    {% if execute and tombstones() and var('source_records') -%}
        select
            source_system,
            'people' as table_name,
            count(*) as row_count
        from ({{ people_as_given() }}) as given
        where {{ is_erased(record_hashes()) }}
        group by source_system
        union all
    {% endif -%}
    select
        cast(null as {{ dbt.type_string() }}) as source_system,
        cast(null as {{ dbt.type_string() }}) as table_name,
        0 as row_count

)

select
    source_system,
    table_name,
    'erased' as issue,
    row_count
from kept_out
where row_count > 0
