-- the person who paid for an order that names nobody
with payers as (

    select
        order_id,
        min(source_record_id) as source_record_id
    from {{ ref('stg_square__payments') }}
    where order_id is not null and status in ('approved', 'completed') and {{ is_first_of_its_id('payment_id') }}
    group by order_id

)

-- an order without known lines is one purchase of an unknown item
select
    case when items.order_id is null then orders.order_id else items.line_item_id end as purchase_id,
    'order_line_items' as source_table,
    coalesce(orders.source_record_id, payers.source_record_id) as source_record_id,
    orders.ordered_at as purchased_at,
    case when items.order_id is null then orders.total else items.total end as amount,
    orders.currency,
    orders.state as status,
    orders.order_id,
    coalesce(known.purchase_type, 'other_purchase') as purchase_type,
    items.item_name as item,
    items.quantity,
    orders.discount_name as promo_code,
    {{ extra_fields_json(dict({
        'code': 'orders.discount_name',
        'item': 'items.item_name',
        'order': 'orders.order_id',
        'quantity': 'items.quantity',
    }, **in_other_money(
        'case when items.order_id is null then orders.total_as_given else items.total_as_given end', 'orders.currency'
    ))) }} as details,
    1 as row_of_id,
    orders.loaded_at
from {{ ref('stg_square__orders') }} as orders
left join {{ ref('stg_square__order_line_items') }} as items
    on orders.order_id = items.order_id and items.row_of_id = 1
left join {{ ref('stg_square__items') }} as catalogue
    on items.variation_id = catalogue.variation_id and catalogue.row_of_id = 1
left join {{ ref('stg_square__categories') }} as categories
    on catalogue.category_id = categories.category_id and categories.row_of_id = 1
left join {{ ref('purchase_words') }} as known
    on known.source_system = 'square' and lower(categories.category_name) = known.word
left join payers on orders.order_id = payers.order_id
where orders.order_id is null or orders.row_of_id = 1
