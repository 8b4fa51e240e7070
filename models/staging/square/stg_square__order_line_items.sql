with source as (

    {{ versions_of('square', 'orders', 'id') }}

),

orders as (

    select
        given_id as order_id,
        row_of_id,
        is_superseded,
        loaded_at,
        {{ as_given('line_items') }} as line_items
    from source

),

lines as (

    {{ json_elements('orders', ['order_id', 'row_of_id', 'is_superseded', 'loaded_at'], 'line_items') }}

),

fields as (

    select
        *,
        {% for name, path in {
            'uid': 'uid', 'catalog_object_id': 'catalog_object_id', 'name': 'name', 'quantity': 'quantity',
            'unit_amount': 'base_price_money.amount', 'total_amount': 'total_money.amount',
        }.items() -%}
            {{ json_field('element', path) }} as {{ name }}{{ ',' if not loop.last }}
        {% endfor %}
    from lines

),

renamed as (

    select
        -- ids
        coalesce(order_id || ':', '') || {{ as_given('uid') }} as line_item_id,
        'square' as source_system,
        order_id,
        {{ as_given('catalog_object_id') }} as variation_id,
        {{ row_of_nested_id(['order_id', 'uid'], ['element']) }} as row_of_id,
        is_superseded,
        loaded_at,

        -- what was bought
        {{ as_given('name') }} as item_name,
        {{ parse_quantity('quantity') }} as quantity,
        {{ parse_cents('unit_amount') }} as unit_price,
        {{ parse_cents('total_amount') }} as total,

        -- as given
        {{ as_given('quantity') }} as quantity_as_given,
        {{ as_given('unit_amount') }} as unit_price_as_given,
        {{ as_given('total_amount') }} as total_as_given
    from fields

),

labelled as (

    select
        *,
        coalesce(
            {{ version_issue('line_item_id') }},
            {{ quantity_issue('quantity_as_given', 'quantity') }},
            {{ amount_issue('unit_price_as_given', 'unit_price') }},
            {{ amount_issue('total_as_given', 'total', is_required=true) }},
            {{ missing_issue('order_id', 'order') }}
        ) as row_issue
    from renamed

)

select * from labelled
