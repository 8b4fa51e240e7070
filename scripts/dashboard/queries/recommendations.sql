-- The first fifty of the recommended actions.
select
    actions.priority,
    actions.constituent_id,
    coalesce(people.canonical_full_name, 'no name') as display_name,
    people.segment,
    people.systems,
    actions.what_to_do,
    actions.action,
    actions.ask,
    coalesce(actions.channel, actions.suppressed_because) as channel,
    actions.expected_value,
    actions.reason_1,
    actions.reason_2,
    actions.reason_3
from predictions.recommended_actions as actions
inner join segmented as people
    on actions.constituent_id = people.constituent_id
order by actions.priority, actions.constituent_id
limit 50
