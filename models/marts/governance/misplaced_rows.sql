with unknown as (

    {% for model, table_name, column, parent in [
        ('stg_stripe__refunds', 'refunds', 'charge_id', 'stg_stripe__charges'),
        ('stg_square__order_line_items', 'order_line_items', 'order_id', 'stg_square__orders'),
        ('stg_square__payments', 'payments', 'order_id', 'stg_square__orders'),
        ('stg_capitan__bookings', 'bookings', 'event_id', 'stg_capitan__events'),
        ('stg_mailchimp__recipients', 'recipients', 'campaign_id', 'stg_mailchimp__campaigns'),
        ('stg_mailchimp__activity', 'activity', 'campaign_id', 'stg_mailchimp__campaigns'),
        ('stg_mailchimp__unsubscribes', 'unsubscribes', 'campaign_id', 'stg_mailchimp__campaigns'),
        ('stg_instagram__post_metrics', 'post_metrics', 'post_id', 'stg_instagram__posts'),
    ] %}
        select
            facts.source_system,
            '{{ table_name }}' as table_name,
            'unknown_{{ column[:-3] }}' as issue,
            count(*) as row_count
        from {{ ref(model) }} as facts
        left join {{ ref(parent) }} as parents on facts.{{ column }} = parents.{{ column }} and parents.row_of_id = 1
        where facts.row_of_id = 1 and facts.{{ column }} is not null and parents.{{ column }} is null
        group by facts.source_system
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

-- money is given back after it was taken
too_early as (

    select
        refunds.source_system,
        'refunds' as table_name,
        'refund_before_charge' as issue,
        count(*) as row_count
    from {{ ref('stg_stripe__refunds') }} as refunds
    inner join {{ ref('stg_stripe__charges') }} as charges on refunds.charge_id = charges.charge_id
    where refunds.row_of_id = 1 and charges.row_of_id = 1 and refunds.refunded_at < charges.charged_at
    group by refunds.source_system

)

select * from unknown
union all
select * from too_early
