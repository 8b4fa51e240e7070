with messages as (

    select
        constituent_id,
        sent_on,
        {{ local_date('opened_at') }} as opened_on,
        {{ local_date('clicked_at') }} as clicked_on
    from {{ ref('messages') }}
    where is_counted and constituent_id is not null

),

counted as (

    select
        people.constituent_id,
        people.as_of_date,
        min(messages.sent_on) as first_on,
        max(messages.sent_on) as last_sent_on,
        {% for act in ['opened', 'clicked'] -%}
            max(case when messages.{{ act }}_on <= people.as_of_date then messages.{{ act }}_on end) as last_{{ act }}_on,
        {% endfor -%}
        {% for days in [30, 90, 365] -%}
            sum(case when messages.sent_on > people.days_{{ days }} then 1 else 0 end) as sent_{{ days }},
            {% for act in ['opened', 'clicked'] -%}
                sum(case
                    when messages.sent_on > people.days_{{ days }} and messages.{{ act }}_on <= people.as_of_date then 1
                    else 0
                end) as {{ act }}_{{ days }},
            {% endfor -%}
        {% endfor -%}
        {% for act in ['opened', 'clicked'] -%}
            sum(case
                when messages.{{ act }}_on > people.days_90 and messages.{{ act }}_on <= people.as_of_date then 1
                else 0
            end) as acts_{{ act }}_90,
            sum(case
                when messages.{{ act }}_on > people.days_455 and messages.{{ act }}_on <= people.days_90 then 1
                else 0
            end) as acts_{{ act }}_before{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('predicted_constituents') }} as people
    inner join messages on people.constituent_id = messages.constituent_id and people.as_of_date >= messages.sent_on
    group by people.constituent_id, people.as_of_date

)

select
    constituent_id,
    as_of_date,
    first_on,
    last_opened_on,
    last_clicked_on,
    sent_90,
    sent_365,
    {% for act, rate in {'opened': 'open', 'clicked': 'click'}.items() -%}
        {% for days in [30, 90, 365] -%}
            cast({{ act }}_{{ days }} as double) / nullif(sent_{{ days }}, 0) as {{ rate }}_rate_{{ days }},
        {% endfor -%}
    {% endfor -%}
    acts_opened_90 + acts_clicked_90 as acts_90,
    acts_opened_before + acts_clicked_before as acts_before,
    greatest(
        last_sent_on,
        {% for act in ['opened', 'clicked'] -%}
            coalesce(last_{{ act }}_on, last_sent_on){{ ',' if not loop.last }}
        {% endfor %}
    ) as last_seen_on
from counted
