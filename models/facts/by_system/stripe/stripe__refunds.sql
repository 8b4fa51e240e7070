-- a refund or a dispute names its charge, and only the charge names the person; of a charge that took nothing nothing goes back
with taken_back as (

    {% for table, (model, id, moment) in {
        'refunds': ('stg_stripe__refunds', 'refund_id', 'refunded_at'),
        'disputes': ('stg_stripe__disputes', 'dispute_id', 'disputed_at'),
    }.items() %}
        select
            {{ id }} as refund_id,
            '{{ table }}' as source_table,
            charge_id,
            {{ moment }} as refunded_at,
            amount,
            currency,
            coalesce(status, {{ "'succeeded'" if table == 'refunds' else "'needs_response'" }}) as status,
            reason,
            amount_as_given,
            row_of_id,
            loaded_at
        from {{ ref(model) }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

)

select
    taken_back.refund_id,
    taken_back.source_table,
    charges.source_record_id,
    taken_back.refunded_at,
    taken_back.amount,
    taken_back.currency,
    case when charges.status in ('failed', 'uncaptured') then 'canceled' else taken_back.status end as status,
    case
        when charges.invoice_id is not null then 'stripe:invoices:' || charges.invoice_id
        else 'stripe:charges:' || taken_back.charge_id
    end as refund_of,
    {{ extra_fields_json(dict({
        'charge': 'taken_back.charge_id',
        'reason': 'taken_back.reason',
    }, **in_other_money('taken_back.amount_as_given', 'taken_back.currency'))) }} as details,
    taken_back.row_of_id,
    taken_back.loaded_at
from taken_back
left join {{ ref('stg_stripe__charges') }} as charges
    on taken_back.charge_id = charges.charge_id and charges.row_of_id = 1
