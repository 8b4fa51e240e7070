{#- Rows that name no person, so that none of them can be unknown. -#}
{%- set of_nobody = [
    'stg_stripe__refunds', 'stg_square__order_line_items', 'stg_square__items', 'stg_square__categories',
    'stg_capitan__events', 'stg_mailchimp__subscriptions',
    'stg_mailchimp__campaigns', 'stg_instagram__posts', 'stg_instagram__post_metrics', 'stg_facebook_ads__campaign_days',
] -%}

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

transaction_issues as (

    {% for model, table_name in {
        'stg_wbez__gifts': 'gifts',
        'stg_suntimes__subscriptions': 'subscriptions',
        'stg_event__tickets': 'tickets',
        'stg_email__sends': 'sends',
        'stg_leads': 'leads',
        'stg_opportunities': 'opportunities',
        'stg_tickets': 'tickets',
        'stg_satisfaction': 'satisfaction',
        'stg_outreach': 'outreach',
        'stg_invoices': 'invoices',
        'stg_applications': 'applications',
        'stg_stripe__charges': 'charges',
        'stg_stripe__subscriptions': 'subscriptions',
        'stg_stripe__invoices': 'invoices',
        'stg_square__orders': 'orders',
        'stg_square__payments': 'payments',
        'stg_capitan__memberships': 'memberships',
        'stg_capitan__checkins': 'checkins',
        'stg_capitan__associations': 'associations',
        'stg_capitan__bookings': 'bookings',
        'mailchimp_deliveries': 'recipients',
        'stg_mailchimp__activity': 'activity',
        'stg_mailchimp__unsubscribes': 'unsubscribes',
        'stg_stripe__refunds': 'refunds',
        'stg_square__order_line_items': 'order_line_items',
        'stg_square__items': 'items',
        'stg_square__categories': 'categories',
        'stg_capitan__events': 'events',
        'stg_mailchimp__subscriptions': 'members',
        'stg_mailchimp__campaigns': 'campaigns',
        'stg_instagram__posts': 'posts',
        'stg_instagram__post_metrics': 'post_metrics',
        'stg_facebook_ads__campaign_days': 'campaign_days',
    }.items() %}
        select
            source_system,
            '{{ table_name }}' as table_name,
            row_issue as issue,
            count(*) as row_count
        from {{ ref(model) }}
        where row_issue is not null
        group by source_system, row_issue

        {% if model not in of_nobody -%}
            union all

            select
                facts.source_system,
                '{{ table_name }}' as table_name,
                'unknown_person' as issue,
                count(*) as row_count
            from {{ ref(model) }} as facts
            left join {{ ref('record_constituents') }} as constituents
                on facts.source_system = constituents.source_system and facts.source_record_id = constituents.record_id
            where constituents.constituent_id is null
            group by facts.source_system
        {%- endif %}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

-- words that no reference seed knows, so that no target or weight meets them
unknown_words as (

    {% for model, table_name, column, seed in [
        ('stg_leads', 'leads', 'stage', 'pipeline_stages'),
        ('stg_opportunities', 'opportunities', 'stage', 'pipeline_stages'),
        ('stg_tickets', 'tickets', 'priority', 'sla_targets'),
        ('stg_tickets', 'tickets', 'status', 'ticket_statuses'),
        ('stg_applications', 'applications', 'status', 'application_statuses'),
        ('stg_capitan__associations', 'associations', 'relation', 'association_relations'),
    ] %}
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

-- words on consent that nobody knows, so that they refuse
unknown_consents as (

    select
        source_system,
        table_name,
        'unknown_consent' as issue,
        count(*) as row_count
    from {{ ref('email_consents') }}
    where reason = 'unknown'
    group by source_system, table_name

),

steward_issues as (

    select
        coalesce(decisions.left_system, 'unknown') as source_system,
        'steward_decisions' as table_name,
        'unknown_record' as issue,
        count(*) as row_count
    from {{ waiting_steward_decisions() }} as decisions
    group by coalesce(decisions.left_system, 'unknown')

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

)

select * from person_issues
union all
select * from set_aside
union all
select * from transaction_issues
union all
select * from {{ ref('misplaced_rows') }}
union all
select * from unknown_words
union all
select * from unknown_consents
union all
select * from steward_issues
union all
select * from skipped
union all
select * from {{ ref('timeline_issues') }}
union all
select * from {{ ref('offer_issues') }}
