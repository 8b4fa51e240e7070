{%- set no_text = 'cast(null as ' ~ dbt.type_string() ~ ')' -%}

with others as (

    {{ facts_of('payments') }}

),

movements as (

    {% for kind, of in {
        'gifts': {
            'moment': 'given',
            'type': "case
                when credit_type != 'hard' then null
                when status = 'paid' then 'donation'
                when status = 'failed' then 'donation_failed'
            end",
        },
        'purchases': {
            'moment': 'purchased',
            'type': "case when status = 'paid' then purchase_type when status = 'failed' then 'payment_failed' end",
        },
        'refunds': {
            'moment': 'refunded',
            'type': "case when status = 'paid' then 'refund' end",
        },
        'payments': {
            'moment': 'paid',
            'type': "case when status = 'failed' then 'payment_failed' when status = 'paid' then payment_type end",
        },
    }.items() %}
        select
            source_row_id,
            source_system,
            source_table,
            source_record_id,
            constituent_id,
            source_confidence,
            '{{ kind }}' as payment_of,
            {{ of.type }} as event_type,
            source_status,
            status,
            cast({{ '-amount' if kind == 'refunds' else 'amount' }} as decimal(18, 2)) as amount,
            currency,
            {{ 'promo_code' if kind != 'refunds' else no_text }} as promo_code,
            {{ 'subscription_id' if kind == 'payments' else no_text }} as subscription_id,
            {{ 'settles' if kind == 'payments' else no_text }} as settles,
            {{ 'coalesce(is_assumed, false)' if kind == 'payments' else 'false' }} as is_assumed,
            details,
            {{ of.moment }}_at as paid_at,
            {{ of.moment }}_on as paid_on,
            loaded_at,
            left_out_because
        from {{ 'others' if kind == 'payments' else ref(kind) }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

told as (

    select
        movements.*,
        coalesce(types.money, 'none') as money
    from movements
    left join {{ ref('event_types') }} as types on movements.event_type = types.event_type

)

select
    -- ids
    source_row_id || ':' || coalesce(event_type, status) as payment_id,
    source_row_id,
    source_system,
    source_table,
    source_record_id,
    constituent_id,
    source_confidence,

    -- what it is
    payment_of,
    event_type,
    money,
    source_status,
    status,
    amount,
    currency,
    promo_code,
    subscription_id,
    settles,
    is_assumed,
    details,

    -- when
    paid_at,
    paid_on,
    loaded_at,

    -- whether it counts
    money in ('in', 'out') and amount is not null and left_out_because is null as is_counted,
    left_out_because
from told
