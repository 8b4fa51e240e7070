{#- Each family of facts has a model of its own beside this one, and says which day it saw last. -#}
{%- set month = "cast(30.4375 as double)" -%}
{%- set no_day = "cast('1900-01-01' as date)" -%}
{%- set families = {
    'acts': 'act_features',
    'messages': 'message_features',
    'consents': 'consent_features',
    'giving': 'giving_to_date',
    'payments': 'payment_features',
    'cards': 'card_features',
    'held': 'commitment_features',
    'household': 'household_features',
} -%}

with joined as (

    select
        people.constituent_id,
        people.as_of_date,
        {% for family in families -%}
            {{ family }}.last_seen_on as {{ family }}_seen_on,
        {% endfor -%}

        -- acts
        greatest(
            coalesce(acts.last_act_on, {{ no_day }}),
            coalesce(messages.last_opened_on, {{ no_day }}),
            coalesce(messages.last_clicked_on, {{ no_day }})
        ) as last_engagement_on,
        giving.last_gift_on,
        acts.last_visit_on,
        acts.last_purchase_on,
        acts.last_single_gift_on,
        messages.last_opened_on,
        messages.last_clicked_on,
        payments.last_failed_on,
        coalesce(acts.acts_90, 0) + coalesce(messages.acts_90, 0) as acts_90,
        coalesce(acts.acts_before, 0) + coalesce(messages.acts_before, 0) as acts_before,
        coalesce(acts.visits_90, 0) as visits_90,
        coalesce(acts.visits_365, 0) as visits_365,
        coalesce(acts.purchases_365, 0) as purchases_365,
        coalesce(acts.bookings_365, 0) as bookings_365,
        coalesce(acts.giving_habit, 0) as giving_habit,

        -- messages
        coalesce(messages.sent_90, 0) as messages_90,
        coalesce(messages.sent_365, 0) as messages_365,
        {% for rate in ['open', 'click'] -%}
            {% for days in [30, 90, 365] -%}
                messages.{{ rate }}_rate_{{ days }},
            {% endfor -%}
        {% endfor -%}
        coalesce(consents.opted_out, 0) as opted_out,
        least(
            coalesce(acts.first_on, people.as_of_date),
            coalesce(messages.first_on, people.as_of_date),
            coalesce(giving.first_gift_on, people.as_of_date)
        ) as first_on,

        -- giving
        coalesce(giving.gift_count, 0) as gift_count,
        coalesce(giving.gift_sum, 0) as gift_sum,
        cast(giving.gift_sum as double) / giving.gift_count as gift_average,
        giving.gift_largest,
        coalesce(giving.gift_count_365, 0) as gift_count_365,
        coalesce(giving.gift_sum_365, 0) as gift_sum_365,
        coalesce(giving.gift_count_before, 0) as gift_count_before,
        coalesce(giving.gift_sum_before, 0) as gift_sum_before,
        cast(giving.gift_sum_365 as double) / nullif(giving.gift_sum_365 + giving.gift_sum_before, 0) as gift_trend,
        {{ dbt.datediff('giving.first_gift_on', 'people.as_of_date', 'day') }} / {{ month }} as gift_tenure_months,
        coalesce(giving.giving_years_in_a_row, 0) as giving_years_in_a_row,
        giving.payment_method,

        -- payments
        coalesce(held.failures_in_a_row, 0) as failures_in_a_row,
        coalesce(payments.failed_90, 0) as failed_payments_90,
        coalesce(payments.failed_365, 0) as failed_payments_365,
        payments.share_failed_365,
        cards.days_to_card_expiry,
        cards.card_age_days,
        coalesce(payments.payment_months_in_a_row, 0) as payment_months_in_a_row,

        -- plans, subscriptions and memberships that are open
        coalesce(held.open_plans, 0) as open_plans,
        held.plan_amount,
        held.plan_tenure_months,
        coalesce(held.open_subscriptions, 0) as open_subscriptions,
        coalesce(held.open_memberships, 0) as open_memberships,
        held.subscription_price,
        held.subscription_tenure_months,
        held.months_to_term_end,
        held.payments_a_year,
        held.months_since_amount_change,
        held.amount_change,

        -- what givers are expected to give, by models that are fitted on the histories up to the cut day
        expected.expected_gifts,
        expected.probability_active,

        -- household
        household.household_size,
        household.household_gift_sum,
        extract(month from people.as_of_date) as month_of_year
    from {{ ref('predicted_constituents') }} as people
    {% for family, model in families.items() -%}
        left join {{ ref(model) }} as {{ family }}
            on people.constituent_id = {{ family }}.constituent_id and people.as_of_date = {{ family }}.as_of_date
    {% endfor -%}
    left join {{ ref('giving_expectations') }} as expected
        on people.constituent_id = expected.constituent_id and people.as_of_date = expected.as_of_date

)

select
    constituent_id,
    as_of_date,

    -- the latest day of any fact that a feature saw
    nullif(greatest(
        {% for family in families -%}
            coalesce({{ family }}_seen_on, {{ no_day }}){{ ',' if not loop.last }}
        {% endfor %}
    ), {{ no_day }}) as last_seen_on,

    -- days since
    {% for what in ['engagement', 'gift', 'single_gift', 'visit', 'purchase'] -%}
        cast({{ dbt.datediff('nullif(last_' ~ what ~ '_on, ' ~ no_day ~ ')', 'as_of_date', 'day') }} as double)
            as days_since_{{ what }},
    {% endfor -%}
    {% for what, day in {'open': 'opened', 'click': 'clicked', 'failure': 'failed'}.items() -%}
        cast({{ dbt.datediff('last_' ~ day ~ '_on', 'as_of_date', 'day') }} as double) as days_since_{{ what }},
    {% endfor -%}
    cast({{ dbt.datediff('first_on', 'as_of_date', 'day') }} as double) / {{ month }} as tenure_months,
    cast(acts_90 as double) / 90 / nullif(cast(acts_90 as double) / 90 + cast(acts_before as double) / 365, 0) as acts_trend,

    -- numbers
    {% for name in [
        'acts_90', 'acts_before', 'visits_90', 'visits_365', 'purchases_365', 'bookings_365', 'giving_habit',
        'messages_90', 'messages_365', 'open_rate_30', 'open_rate_90', 'open_rate_365',
        'click_rate_30', 'click_rate_90', 'click_rate_365', 'opted_out',
        'gift_count', 'gift_sum', 'gift_average', 'gift_largest', 'gift_count_365', 'gift_sum_365',
        'gift_count_before', 'gift_sum_before', 'gift_trend', 'gift_tenure_months', 'giving_years_in_a_row',
        'failures_in_a_row', 'failed_payments_90', 'failed_payments_365', 'share_failed_365', 'payment_months_in_a_row',
        'days_to_card_expiry', 'card_age_days',
        'open_plans', 'plan_amount', 'plan_tenure_months', 'open_subscriptions', 'open_memberships',
        'subscription_price', 'subscription_tenure_months', 'months_to_term_end', 'payments_a_year',
        'months_since_amount_change', 'amount_change', 'household_size', 'household_gift_sum',
        'expected_gifts', 'probability_active',
    ] -%}
        cast({{ name }} as double) as {{ name }},
    {% endfor %}

    -- categories
    payment_method,
    right('0' || cast(month_of_year as {{ dbt.type_string() }}), 2) as season
from joined
