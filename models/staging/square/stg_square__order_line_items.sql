{%- set unit_price = json_field('element', 'base_price_money.amount') -%}
{%- set total = json_field('element', 'total_money.amount') -%}

with source as (

    {{ versions_of('square', 'orders', 'id') }}

),

orders as (

    select
        {{ as_given('id') }} as order_id,
        row_of_id,
        is_superseded,
        loaded_at,
        {{ as_given('line_items') }} as line_items
    from source

),

lines as (

    {{ json_elements('orders', ['order_id', 'row_of_id', 'is_superseded', 'loaded_at'], 'line_items') }}

),

renamed as (

    select
        -- ids
        {{ as_given(json_field('element', 'uid')) }} as line_item_id,
        'square' as source_system,
        order_id,
        {{ as_given(json_field('element', 'catalog_object_id')) }} as variation_id,
        row_of_id,
        is_superseded,
        loaded_at,

        -- what was bought
        {{ as_given(json_field('element', 'name')) }} as item_name,
        {{ parse_whole_number(json_field('element', 'quantity')) }} as quantity,
        {{ parse_cents(unit_price) }} as unit_price,
        {{ parse_cents(total) }} as total,

        -- as given
        {{ as_given(json_field('element', 'quantity')) }} as quantity_as_given,
        {{ as_given(unit_price) }} as unit_price_as_given,
        {{ as_given(total) }} as total_as_given
    from lines

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
