with person_issues as (

    select
        source_system,
        'people' as table_name,
        issue,
        count(*) as row_count
    from {{ ref('record_issues') }}
    group by source_system, issue

),

set_aside as (

    select
        source_system,
        'people' as table_name,
        reason as issue,
        row_count
    from {{ ref('set_aside_rows') }}

),

-- rows with an issue in staging and in facts
labelled_rows as (

    {% for model, system in labelled_models().items() if 'row_issue' in declared_columns(model) or not execute %}
        select
            '{{ system }}' as source_system,
            '{{ rows_of_model(model) }}' as table_name,
            row_issue as issue,
            count(*) as row_count
        from {{ ref(model) }}
        where row_issue is not null
        group by row_issue
        union all
    {% endfor %}
    select
        source_system,
        table_name,
        issue,
        row_count
    from {{ ref('fact_issues') }}

),

-- words that no reference seed has, so that no target or weight applies
unknown_words as (

    {% for model, table_name, column, seed in [
        ('stg_leads', 'leads', 'stage', 'pipeline_stages'),
        ('stg_opportunities', 'opportunities', 'stage', 'pipeline_stages'),
        ('stg_tickets', 'tickets', 'priority', 'sla_targets'),
        ('stg_tickets', 'tickets', 'status', 'ticket_statuses'),
        ('stg_applications', 'applications', 'status', 'application_statuses'),
    ] + association_words() %}
        select
            facts.source_system,
            '{{ table_name }}' as table_name,
            'unknown_{{ column }}' as issue,
            count(*) as row_count
        from {{ ref(model) }} as facts
        left join {{ ref(seed) }} as known on facts.{{ column }} = known.{{ column }}
        where facts.{{ column }} is not null and known.{{ column }} is null
        group by facts.source_system
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

steward_issues as (

    select
        coalesce(decisions.left_system, 'unknown') as source_system,
        'steward_decisions' as table_name,
        decisions.issue,
        count(*) as row_count
    from {{ waiting_steward_decisions() }} as decisions
    group by coalesce(decisions.left_system, 'unknown'), decisions.issue
    union all
    select
        decisions.left_system as source_system,
        'steward_decisions' as table_name,
        'nothing_to_set' as issue,
        count(*) as row_count
    from {{ steward_decisions() }} as decisions
    inner join {{ ref('record_constituents') }} as records
        on decisions.left_system = records.source_system and decisions.left_record_id = records.record_id
    left join {{ ref('constituent_provenance') }} as chosen
        on
            records.constituent_id = chosen.constituent_id
            and decisions.attribute = chosen.attribute
            and chosen.is_set_by_steward
    where decisions.decision = 'set' and decisions.counts and chosen.constituent_id is null
    group by decisions.left_system

),

skipped as (

    select
        'all' as source_system,
        'people' as table_name,
        'skipped_by_' || rule as issue,
        sum(record_count) as row_count
    from {{ ref('key_groups') }}
    where is_too_large
    group by rule

),

counted as (

    select * from person_issues
    union all
    select * from set_aside
    union all
    select * from labelled_rows
    union all
    select * from {{ ref('misplaced_rows') }}
    union all
    select * from unknown_words
    union all
    select * from steward_issues
    union all
    select * from skipped
    union all
    select * from {{ ref('timeline_issues') }}
    union all
    select * from {{ ref('offer_issues') }}
    union all
    select * from {{ ref('erased_rows') }}

),

-- where staging labels rows with what their facts are counted for, too, the larger number has them all
labels as (

    select
        source_system,
        table_name,
        issue,
        max(row_count) as row_count
    from counted
    group by source_system, table_name, issue

),

with_dimension as (

    select
        labels.*,
        dimensions.dimension,
        row_number() over (
            partition by labels.source_system, labels.table_name, labels.issue
            order by
                case when dimensions.issue_begins = 'any' then 0 else length(dimensions.issue_begins) end desc,
                dimensions.issue_begins
        ) as place
    from labels
    inner join {{ ref('issue_dimensions') }} as dimensions
        on
            dimensions.issue_begins = 'any'
            or substr(labels.issue, 1, length(dimensions.issue_begins)) = dimensions.issue_begins

)

select
    labels.source_system,
    labels.table_name,
    labels.issue,
    labels.row_count,
    tables.row_count as table_rows,
    labels.dimension
from with_dimension as labels
left join {{ ref('table_rows') }} as tables
    on labels.source_system = tables.source_system and labels.table_name = tables.table_name
where labels.place = 1
