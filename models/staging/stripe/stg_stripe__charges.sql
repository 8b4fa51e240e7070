{%- set method = as_given('payment_method_details') -%}

with source as (

    {{ versions_of('stripe', 'charges', 'id') }}

),

fields as (

    select
        *,
        {{ json_field(method, 'card.brand') }} as card_brand,
        {{ json_field(method, 'card.exp_month') }} as card_exp_month,
        {{ json_field(method, 'card.exp_year') }} as card_exp_year
    from source

),

renamed as (

    select
        -- ids
        given_id as charge_id,
        'stripe' as source_system,
        {{ id_as_given('customer') }} as source_record_id,
        {{ as_given('invoice') }} as invoice_id,
        row_of_id,
        is_superseded,
        loaded_at,

        -- money
        {{ parse_cents('amount') }} as amount,
        {{ parse_cents('amount_refunded') }} as refunded_amount,
        lower({{ as_given('currency') }}) as currency,

        -- what came of it
        case
            when lower({{ as_given('status') }}) = 'succeeded' and not {{ parse_boolean('captured') }} then 'uncaptured'
            else lower({{ as_given('status') }})
        end as status,
        {{ parse_boolean('paid') }} as is_paid,
        lower({{ as_given('failure_code') }}) as failure_code,
        {{ as_given('description') }} as description,
        {{ json_field(as_given('metadata'), 'promotion_code') }} as promotion_code,

        -- card
        {{ as_given('card_brand') }} as card_brand,
        {{ last_day_of_card('card_exp_year', 'card_exp_month') }} as card_expires_on,

        -- moments
        {{ parse_moment('created') }} as charged_at,

        -- as given
        {{ as_given('amount') }} as amount_as_given,
        {{ as_given('amount_refunded') }} as refunded_amount_as_given,
        {{ as_given('created') }} as charged_at_as_given
    from fields

),

labelled as (

    select
        *,
        coalesce(
            {{ version_issue('charge_id') }},
            {{ moment_issue('charged_at', is_required=true) }},
            {{ amount_issue('amount_as_given', 'amount', is_required=true) }},
            {{ amount_issue('refunded_amount_as_given', 'refunded_amount') }},
            {{ currency_issue('currency') }},
            {{ missing_issue('source_record_id', 'person') }}
        ) as row_issue
    from renamed

)

select * from labelled
