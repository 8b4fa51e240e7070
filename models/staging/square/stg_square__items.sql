with source as (

    {{ versions_of('square', 'items', 'id') }}

),

items as (

    select
        given_id as item_id,
        {{ as_given(json_field(as_given('item_data'), 'category_id')) }} as category_id,
        row_of_id,
        is_superseded,
        loaded_at,
        {{ json_field(as_given('item_data'), 'variations') }} as variations
    from source

),

sold as (

    {{ json_elements('items', ['item_id', 'category_id', 'row_of_id', 'is_superseded', 'loaded_at'], 'variations') }}

)

select
    {{ as_given(json_field('element', 'id')) }} as variation_id,
    'square' as source_system,
    item_id,
    category_id,
    row_of_id,
    is_superseded,
    loaded_at
from sold
