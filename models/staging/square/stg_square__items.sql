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

),

variations as (

    select
        *,
        {{ json_field('element', 'id') }} as given_variation_id
    from sold

),

renamed as (

    select
        {{ as_given('given_variation_id') }} as variation_id,
        'square' as source_system,
        item_id,
        category_id,
        {{ row_of_nested_id(['given_variation_id'], ['item_id', 'element']) }} as row_of_id,
        is_superseded,
        loaded_at
    from variations

)

select
    *,
    {{ version_issue('variation_id') }} as row_issue
from renamed
