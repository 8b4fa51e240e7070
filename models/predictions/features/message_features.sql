with messages as (

    select
        constituent_id,
        sent_on,
        {{ local_date('opened_at') }} as opened_on,
        {{ local_date('clicked_at') }} as clicked_on
    from {{ ref('messages') }}
    where is_counted and constituent_id is not null

),

-- the first message of somebody is the same on each day that knows it
first_messages as (

    select
        constituent_id,
        min(sent_on) as first_on
    from messages
    group by constituent_id

),

last_acts as (

    select
        people.constituent_id,
        people.as_of_date,
        {% for act in ['opened', 'clicked'] -%}
            max(case when messages.{{ act }}_on <= people.as_of_date then messages.{{ act }}_on end)
                as last_{{ act }}_on{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('predicted_constituents') }} as people
    inner join messages
        on
            people.constituent_id = messages.constituent_id
            and (people.as_of_date >= messages.opened_on or people.as_of_date >= messages.clicked_on)
    group by people.constituent_id, people.as_of_date

),

recent as (

    select
        people.constituent_id,
        people.as_of_date,
        max(messages.sent_on) as last_sent_on,
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
    inner join messages
        on
            people.constituent_id = messages.constituent_id
            and people.as_of_date >= messages.sent_on
            -- one that was sent before may have been opened since
            and (
                people.days_455 < messages.sent_on
                or people.days_455 < messages.opened_on
                or people.days_455 < messages.clicked_on
            )
    group by people.constituent_id, people.as_of_date

)

select
    people.constituent_id,
    people.as_of_date,
    first_messages.first_on,
    last_acts.last_opened_on,
    last_acts.last_clicked_on,
    coalesce(recent.sent_90, 0) as sent_90,
    coalesce(recent.sent_365, 0) as sent_365,
    {% for act, rate in {'opened': 'open', 'clicked': 'click'}.items() -%}
        {% for days in [30, 90, 365] -%}
            cast(recent.{{ act }}_{{ days }} as double) / nullif(recent.sent_{{ days }}, 0) as {{ rate }}_rate_{{ days }},
        {% endfor -%}
    {% endfor -%}
    coalesce(recent.acts_opened_90 + recent.acts_clicked_90, 0) as acts_90,
    coalesce(recent.acts_opened_before + recent.acts_clicked_before, 0) as acts_before,
    greatest(
        first_messages.first_on,
        {% for day in ['recent.last_sent_on', 'last_acts.last_opened_on', 'last_acts.last_clicked_on'] -%}
            coalesce({{ day }}, first_messages.first_on){{ ',' if not loop.last }}
        {% endfor %}
    ) as last_seen_on
from {{ ref('predicted_constituents') }} as people
inner join first_messages
    on people.constituent_id = first_messages.constituent_id and people.as_of_date >= first_messages.first_on
left join last_acts on people.constituent_id = last_acts.constituent_id and people.as_of_date = last_acts.as_of_date
left join recent on people.constituent_id = recent.constituent_id and people.as_of_date = recent.as_of_date
