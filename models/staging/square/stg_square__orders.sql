with source as (

    {{ versions_of('square', 'orders', 'id') }}

),

fields as (

    select
        *,
        {{ json_field(as_given('total_money'), 'amount') }} as total_amount,
        {{ json_field(as_given('total_money'), 'currency') }} as total_currency,
        {{ json_field(as_given('total_discount_money'), 'amount') }} as discount_amount,
        {{ json_field(as_given('line_items'), '[0]') }} as first_line
    from source

),

renamed as (

    select
        -- ids
        given_id as order_id,
        'square' as source_system,
        {{ id_as_given('customer_id') }} as source_record_id,
        {{ as_given('location_id') }} as location_id,
        row_of_id,
        is_superseded,
        loaded_at,

        -- what it is
        lower({{ as_given('state') }}) as state,
        {{ json_field(as_given('source'), 'name') }} as sold_through,
        {{ parse_cents('total_amount') }} as total,
        lower({{ as_given('total_currency') }}) as currency,
        {{ parse_cents('discount_amount') }} as discount,
        {{ as_given(json_field(as_given('discounts'), '[0].name')) }} as discount_name,
        first_line is null and coalesce({{ as_given('line_items') }}, '[]') != '[]' as is_without_lines,

        -- moments
        {{ parse_moment('created_at') }} as ordered_at,

        -- as given
        {{ as_given('total_amount') }} as total_as_given,
        {{ as_given('discount_amount') }} as discount_as_given,
        {{ as_given('created_at') }} as ordered_at_as_given
    from fields

),

labelled as (

    select
        *,
        coalesce(
            {{ version_issue('order_id') }},
            {{ moment_issue('ordered_at', is_required=true) }},
            {{ amount_issue('total_as_given', 'total', is_required=true) }},
            {{ amount_issue('discount_as_given', 'discount') }},
            case when is_without_lines then 'unparseable_lines' end,
            {{ currency_issue('currency') }},
            {{ missing_issue('source_record_id', 'person') }}
        ) as row_issue
    from renamed

)

select * from labelled
