-- an order without known lines is one purchase of an unknown item; without lines and money it is a return
select
    case when items.order_id is null then orders.order_id else items.line_item_id end as purchase_id,
    'order_line_items' as source_table,
    coalesce(states.source_record_id, orders.source_record_id) as source_record_id,
    orders.ordered_at as purchased_at,
    case when items.order_id is null then orders.total else items.total end as amount,
    orders.currency,
    case when items.order_id is null and orders.total = 0 then 'returned' else coalesce(states.status, orders.state) end
        as status,
    orders.order_id,
    coalesce(known.purchase_type, 'other_purchase') as purchase_type,
    items.item_name as item,
    items.quantity,
    orders.discount_name as promo_code,
    {{ extra_fields_json(dict({
        'code': 'orders.discount_name',
        'item': 'items.item_name',
        'order': 'orders.order_id',
        'quantity': 'case when items.quantity is not null then items.quantity_as_given end',
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
left join {{ ref('square__order_states') }} as states on orders.order_id = states.order_id
where orders.order_id is null or orders.row_of_id = 1
