with source as (

    {{ versions_of('square', 'categories', 'id') }}

)

select
    given_id as category_id,
    'square' as source_system,
    row_of_id,
    is_superseded,
    loaded_at,
    {{ as_given(json_field(as_given('category_data'), 'name')) }} as category_name,
    {{ version_issue('given_id') }} as row_issue
from source
