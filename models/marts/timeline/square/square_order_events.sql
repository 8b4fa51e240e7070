{{ config(materialized='view') }}

{%- set category = "lower(coalesce(categories.category_name, ''))" -%}

-- who paid for an order, where it does not say whose it is
with payers as (

    select
        order_id,
        min(source_record_id) as source_record_id
    from {{ ref('stg_square__payments') }}
    where order_id is not null and status in ('approved', 'completed') and {{ is_first_of_its_id('payment_id') }}
    group by order_id

),

-- an order whose lines are not known is one purchase of something
lines as (

    select
        case when items.order_id is null then orders.order_id else items.line_item_id end as line_id,
        coalesce(orders.source_record_id, payers.source_record_id) as source_record_id,
        orders.state,
        orders.ordered_at,
        orders.order_id,
        orders.discount_name,
        orders.currency,
        items.item_name,
        items.quantity,
        case when items.order_id is null then orders.total else items.total end as total,
        case when items.order_id is null then orders.total_as_given else items.total_as_given end as total_as_given,
        case
            when {{ category }} is null then 'other_purchase'
            {% for name, event_type in checked('item_events').items() -%}
                when {{ category }} = '{{ name }}' then '{{ event_type }}'
            {% endfor -%}
            else 'other_purchase'
        end as bought,
        orders.loaded_at
    from {{ ref('stg_square__orders') }} as orders
    left join {{ ref('stg_square__order_line_items') }} as items
        on orders.order_id = items.order_id and items.row_of_id = 1
    left join {{ ref('stg_square__items') }} as catalogue
        on items.variation_id = catalogue.variation_id and catalogue.row_of_id = 1
    left join {{ ref('stg_square__categories') }} as categories
        on catalogue.category_id = categories.category_id and categories.row_of_id = 1
    left join payers on orders.order_id = payers.order_id
    where orders.order_id is null or orders.row_of_id = 1

)

select
    {{ timeline_event(
        'square', 'order_line_items', 'line_id', "case when state = 'completed' then bought end",
        at='ordered_at', amount=in_dollars('total'), details=dict({
            'code': 'discount_name',
            'item': 'item_name',
            'order': 'order_id',
            'quantity': 'quantity',
        }, **in_other_money('total_as_given'))
    ) }}
from lines
