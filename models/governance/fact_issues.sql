{#- What keeps a row of a fact out of every total: nobody or an unknown person, a status that no seed has, money in another
    currency. A row that feeds several facts, as a payment and its refund, is one row. -#}
{%- set facts = [
    'gifts', 'recurring_plans', 'memberships', 'subscriptions', 'purchases', 'payments', 'refunds', 'bookings', 'visits',
    'messages', 'message_responses', 'consents',
] -%}

with issues as (

    {% for fact in facts %}
        {%- set is_first_fact = loop.first %}
        {% for issue, holds in {
            'missing_person': 'source_record_id is null',
            'unknown_person': 'source_record_id is not null and constituent_id is null',
            'unknown_status': "status = 'unknown'" if fact not in ['recurring_plans', 'visits', 'message_responses', 'consents'],
            'unknown_response': "response = 'unknown'" if fact == 'message_responses',
            'unknown_consent': "reason = 'unknown'" if fact == 'consents',
            'left_out_negative_amount': "left_out_because = 'negative_amount'"
                if fact in ['gifts', 'purchases', 'payments'],
            'other_currency': "coalesce(currency, 'usd') != 'usd'" if fact in ['gifts', 'purchases', 'payments', 'refunds'],
        }.items() if holds %}
            {{ 'union all' if not (is_first_fact and loop.first) }}
            select
                source_system,
                source_table,
                source_row_id,
                '{{ issue }}' as issue
            from {{ ref(fact) }}
            where {{ holds }}{{ " and payment_of = 'payments'" if fact == 'payments' }}
        {% endfor %}
    {% endfor %}

)

select
    source_system,
    {{ dbt.split_part('source_table', "':'", 2) }} as table_name,
    issue,
    count(distinct source_row_id) as row_count
from issues
group by source_system, source_table, issue
