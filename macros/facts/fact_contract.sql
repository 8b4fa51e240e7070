{#- The columns that a system may have for each kind of fact: {kind: {key, moment, required, columns}}.

    key: the column with the row's own id. moment: the columns `<moment>_at` (UTC) and `<moment>_on` (a day in the var
    time_zone); a model gives one of the two. required: what a model must have besides. columns: what it may have, with its
    type; a column that it lacks is null. Every model may also have loaded_at (when the row arrived, UTC), source_table (what
    the system calls its rows) and details (what else is known, as the text of a JSON object). Amounts are of US dollars where
    currency says so or is null.
    A model without `status` has only completed facts: its rows get the first status of the kind. -#}
{% macro fact_contract() -%}
    {%- set text, money, day, moment = dbt.type_string(), 'decimal(18, 2)', 'date', dbt.type_timestamp() -%}
    {%- set number, flag = dbt.type_bigint(), 'boolean' -%}
    {%- set paid = {'amount': money, 'currency': text, 'status': text} -%}
    {{ return({
        'gifts': {'key': 'gift_id', 'moment': 'given', 'required': ['amount'], 'status': 'paid', 'columns': dict(paid, **{
            'credit_type': text, 'recurring_plan_id': text, 'campaign': text, 'payment_method': text, 'promo_code': text,
        })},
        'recurring_plans': {'key': 'recurring_plan_id', 'moment': none, 'required': [], 'columns': {
            'cancelled_on': day,
        }},
        'memberships': {'key': 'membership_id', 'moment': 'started', 'required': [], 'status': 'active', 'columns': {
            'plan': text, 'price': money, 'status': text, 'ended_on': day, 'cancelled_on': day,
        }},
        'subscriptions': {'key': 'subscription_id', 'moment': 'started', 'required': [], 'status': 'active', 'columns': {
            'plan': text, 'price': money, 'billing_period': text, 'status': text, 'ended_on': day, 'cancelled_on': day,
            'period_ends_on': day, 'cancelled_at': moment, 'cancel_details': text,
        }},
        'purchases': {'key': 'purchase_id', 'moment': 'purchased', 'required': ['amount'], 'status': 'paid',
            'columns': dict(paid, **{
                'order_id': text, 'purchase_type': text, 'item': text, 'quantity': 'decimal(14, 5)', 'promo_code': text,
        })},
        'payments': {'key': 'payment_id', 'moment': 'paid', 'required': ['amount'], 'status': 'paid',
            'columns': dict(paid, **{
                'payment_type': text, 'subscription_id': text, 'promo_code': text, 'settles': text, 'is_assumed': flag,
        })},
        'refunds': {'key': 'refund_id', 'moment': 'refunded', 'required': ['amount'], 'status': 'paid',
            'columns': dict(paid, **{'refund_of': text})},
        'cards': {'key': 'charge_id', 'moment': 'charged', 'required': ['card_expires_on'], 'columns': {
            'card_brand': text, 'card_expires_on': day,
        }},
        'bookings': {'key': 'booking_id', 'moment': 'booked', 'required': [], 'status': 'booked', 'columns': {
            'event_id': text, 'price': money, 'status': text,
        }},
        'visits': {'key': 'visit_id', 'moment': 'visited', 'required': [], 'columns': {
            'visit_type': text, 'event_name': text, 'location': text,
        }},
        'messages': {'key': 'message_id', 'moment': 'sent', 'required': [], 'status': 'delivered', 'columns': {
            'campaign_id': text, 'campaign': text, 'status': text,
        }},
        'message_responses': {'key': 'response_id', 'moment': 'responded', 'required': ['status'], 'status': 'opened',
            'columns': {'message_id': text, 'campaign_id': text, 'status': text},
        },
        'consents': {'key': 'consent_id', 'moment': 'said', 'required': ['word'], 'columns': {
            'channel': text, 'word': text, 'email_hash': text, 'joined_at': moment,
        }},
        'campaigns': {'key': 'campaign_id', 'moment': 'sent', 'required': [], 'is_of_nobody': true, 'columns': {
            'title': text, 'subject_line': text, 'html': text,
        }},
        'ad_days': {'key': 'ad_day_id', 'moment': 'spent', 'required': ['spend'], 'is_of_nobody': true, 'columns': {
            'campaign_id': text, 'campaign_name': text, 'spend': money, 'currency': text, 'impressions': number, 'clicks': number,
        }},
        'posts': {'key': 'post_id', 'moment': 'posted', 'required': [], 'is_of_nobody': true, 'columns': {
            'media_type': text, 'caption': text, 'permalink': text, 'counted_to': day, 'reach': number,
            'impressions': number, 'likes': number, 'comments': number, 'saves': number, 'shares': number,
        }},
    }) }}
{%- endmacro %}

{# {column: type} of a kind without its key, its person and the columns of every kind. #}
{% macro fact_types(kind) -%}
    {%- set contract = fact_contract()[kind] -%}
    {%- set types = {} -%}
    {%- if contract.moment -%}
        {%- do types.update({contract.moment ~ '_at': dbt.type_timestamp(), contract.moment ~ '_on': 'date'}) -%}
    {%- endif -%}
    {%- do types.update(contract.columns) -%}
    {{ return(types) }}
{%- endmacro %}

{# The names of the same. #}
{% macro fact_columns(kind) -%}
    {{ return(fact_types(kind).keys() | list) }}
{%- endmacro %}
