{#- Rows that name a missing row of another table, by the parents in the registry. -#}
with misplaced as (

    {% for model, column, parent, system in parents_of_models() %}
        select
            '{{ system }}' as source_system,
            '{{ rows_of_model(model) }}' as table_name,
            'unknown_{{ column[:-3] }}' as issue,
            count(*) as row_count
        from {{ ref(model) }} as facts
        left join {{ ref(parent) }} as parents on facts.{{ column }} = parents.{{ column }} and parents.row_of_id = 1
        where facts.row_of_id = 1 and facts.{{ column }} is not null and parents.{{ column }} is null
        union all
    {% endfor %}

    -- a refund cannot be earlier than its payment
    select
        refunds.source_system,
        'refunds' as table_name,
        'refund_before_charge' as issue,
        count(distinct refunds.source_row_id) as row_count
    from {{ ref('refunds') }} as refunds
    inner join {{ ref('payments') }} as payments
        on refunds.refund_of = payments.source_row_id and payments.payment_of != 'refunds'
    where refunds.refunded_at < payments.paid_at
    group by refunds.source_system

)

select
    source_system,
    table_name,
    issue,
    row_count
from misplaced
where row_count > 0
