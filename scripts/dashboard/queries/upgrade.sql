-- People by path of an upgrade and score; a person may have several paths, of which one is the first.
select
    people.segment,
    people.systems,
    upgrade.path,
    upgrade.ask,
    cast(floor(upgrade.upgrade_score * 50) as integer) as band,
    count(*) as people,
    sum(case when upgrade.upgrade_level = 'high' then 1 else 0 end) as high_people,
    sum(case when upgrade.path_rank = 1 then upgrade.expected_gain else 0 end) as expected_gain
from predictions.upgrade_scores as upgrade
inner join segmented as people
    on upgrade.constituent_id = people.constituent_id
group by people.segment, people.systems, upgrade.path, upgrade.ask, cast(floor(upgrade.upgrade_score * 50) as integer)
order by upgrade.path, band, people.segment, people.systems
