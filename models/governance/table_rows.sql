with rows_of_models as (

    {% for model, system in labelled_models().items() %}
        select
            '{{ system }}' as source_system,
            '{{ rows_of_model(model) }}' as table_name,
            count(*) as row_count
        from {{ ref(model) }}
        union all
    {% endfor %}
    {% for fact, contract in fact_contract().items() if not contract.is_of_nobody and fact != 'cards' %}
        select
            source_system,
            {{ dbt.split_part('source_table', "':'", 2) }} as table_name,
            count(*) as row_count
        from {{ ref(fact) }}
        group by source_system, source_table
        union all
    {% endfor %}
    select
        source_system,
        'people' as table_name,
        count(*) as row_count
    from {{ ref('given_rows') }}
    group by source_system

    union all

    select
        source_system,
        'timeline' as table_name,
        count(*) as row_count
    from {{ ref('all_events') }}
    group by source_system

)

-- a table that has facts, and a model of its own, is as long as the longest of them
select
    source_system,
    table_name,
    max(row_count) as row_count
from rows_of_models
group by source_system, table_name
