-- Donors by segment of recency, frequency and money.
select
    people.segment,
    people.systems,
    scores.segment as donor_segment,
    count(*) as donors,
    sum(scores.monetary) as recent_giving,
    sum(people.total_lifetime_giving) as giving
from fundraising.rfm_scores as scores
inner join segmented as people
    on scores.constituent_id = people.constituent_id
group by people.segment, people.systems, scores.segment
order by scores.segment, people.segment, people.systems
