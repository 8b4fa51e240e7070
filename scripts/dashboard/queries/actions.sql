-- Recommended actions by what to do and by channel.
select
    people.segment,
    people.systems,
    actions.what_to_do,
    coalesce(actions.channel, 'none allowed') as channel,
    count(*) as people,
    sum(case when actions.channel is not null then 1 else 0 end) as allowed_people,
    sum(actions.expected_value) as expected_value
from predictions.recommended_actions as actions
inner join segmented as people
    on actions.constituent_id = people.constituent_id
group by people.segment, people.systems, actions.what_to_do, coalesce(actions.channel, 'none allowed')
order by actions.what_to_do, channel, people.segment, people.systems
