-- Who may be contacted, by channel.
select
    people.segment,
    people.systems,
    consent.channel,
    count(*) as people,
    sum(case when consent.may_contact then 1 else 0 end) as allowed_people
from golden.consent as consent
inner join segmented as people
    on consent.constituent_id = people.constituent_id
group by people.segment, people.systems, consent.channel
order by consent.channel, people.segment, people.systems
