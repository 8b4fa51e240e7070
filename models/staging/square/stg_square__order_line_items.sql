with source as (

    {{ versions_of('square', 'order_line_items', 'uid') }}

),

renamed as (

    select
        -- ids
        {{ as_given('uid') }} as line_item_id,
        'square' as source_system,
        {{ as_given('order_id') }} as order_id,
        row_of_id,
        is_superseded,
        loaded_at,

        -- what was bought
        {{ as_given('name') }} as item_name,
        {{ as_given('category') }} as item_category,
        {{ parse_whole_number('quantity') }} as quantity,
        {{ parse_cents('base_price_money_amount') }} as unit_price,
        {{ parse_cents('total_money_amount') }} as total,

        -- as given
        {{ as_given('quantity') }} as quantity_as_given,
        {{ as_given('base_price_money_amount') }} as unit_price_as_given,
        {{ as_given('total_money_amount') }} as total_as_given
    from source

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
