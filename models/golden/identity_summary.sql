{%- set dimensions = {
    'records by tier': 'confidence_tier',
    'records by rule': 'matched_by',
    'records by system': 'source_system',
} -%}

with map as (

    select * from {{ ref('identity_map') }}

),

sizes as (

    select
        constituent_id,
        case when count(*) >= 5 then '5 and more' else cast(count(*) as {{ dbt.type_string() }}) end as records
    from map
    group by constituent_id

),

totals as (

    select
        count(*) as records_in,
        count(distinct constituent_id) as constituents_out,
        count(distinct household_id) as households,
        count(case when confidence_tier != 'single' then 1 end) as records_matched
    from map

),

figures as (

    {% for item, figure in {
        'records in': 'records_in',
        'records matched to another': 'records_matched',
        'constituents out': 'constituents_out',
        'households': 'households',
    }.items() %}
        select
            'total' as section,
            '{{ item }}' as item,
            {{ figure }} as figure
        from totals
        union all
    {% endfor %}
    {% for item, condition in {
        'pairs of constituents to review': "kind = 'possible_match'",
        'constituents who may be two people': "kind = 'possible_over_merge'",
        'of both, worth a person\'s time': 'is_worth_a_look',
    }.items() -%}
        {{ 'union all' if not loop.first }}
        select
            'total' as section,
            {{ text_literal(item) }} as item,
            count(*) as figure
        from {{ ref('review_queue') }}
        where {{ condition }}
    {% endfor -%}
    {% for section, dimension in dimensions.items() %}
        union all
        select
            '{{ section }}' as section,
            {{ dimension }} as item,
            count(*) as figure
        from map
        group by {{ dimension }}
    {% endfor %}
    union all
    select
        'constituents by records' as section,
        records as item,
        count(*) as figure
    from sizes
    group by records

)

select
    figures.section,
    figures.item,
    cast(figures.figure as {{ dbt.type_bigint() }}) as figure,
    cast(figures.figure as double) / nullif(
        case when figures.section = 'constituents by records' then totals.constituents_out else totals.records_in end, 0
    ) as share
from figures
cross join totals
