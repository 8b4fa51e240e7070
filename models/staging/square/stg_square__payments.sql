{%- set money = as_given('amount_money') -%}
{%- set amount = json_field(money, 'amount') -%}
{%- set refunded = json_field(as_given('refunded_money'), 'amount') -%}

with source as (

    {{ versions_of('square', 'payments', 'id') }}

),

renamed as (

    select
        -- ids
        {{ as_given('id') }} as payment_id,
        'square' as source_system,
        {{ as_given('order_id') }} as order_id,
        {{ id_as_given('customer_id') }} as source_record_id,
        row_of_id,
        is_superseded,
        loaded_at,

        -- money
        {{ parse_cents(amount) }} as amount,
        {{ parse_cents(refunded) }} as refunded_amount,
        lower({{ json_field(money, 'currency') }}) as currency,
        lower({{ as_given('status') }}) as status,
        lower({{ as_given('source_type') }}) as source_type,

        -- moments
        {{ parse_moment('created_at') }} as paid_at,
        {{ parse_moment('updated_at') }} as changed_at,

        -- as given
        {{ as_given(amount) }} as amount_as_given,
        {{ as_given(refunded) }} as refunded_amount_as_given,
        {{ as_given('created_at') }} as paid_at_as_given,
        {{ as_given('updated_at') }} as changed_at_as_given
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ version_issue('payment_id') }},
            {{ date_issue('paid_at_as_given', 'paid_at', earliest_event_date(), as_of_date(), is_required=true) }},
            {{ date_issue('changed_at_as_given', 'changed_at', earliest_event_date(), as_of_date()) }},
            {{ amount_issue('amount_as_given', 'amount', is_required=true) }},
            {{ amount_issue('refunded_amount_as_given', 'refunded_amount') }},
            {{ currency_issue('currency') }},
            {{ missing_issue('source_record_id', 'person') }}
        ) as row_issue
    from renamed

)

select * from labelled
