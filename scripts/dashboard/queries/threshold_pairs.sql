-- Pairs by score, and how many of them are one person in truth. Pairs that the rules hold for a household have no threshold.
select
    cast(floor(pairs.score * 50) as integer) as band,
    count(*) as pairs,
    sum(case when one.person_id = other.person_id then 1 else 0 end) as correct
from identity.pair_evidence as pairs
inner join identity.record_truth as one
    on pairs.left_system = one.source_system and pairs.left_record_id = one.record_id
inner join identity.record_truth as other
    on pairs.right_system = other.source_system and pairs.right_record_id = other.record_id
where pairs.decision in ('match', 'review')
group by cast(floor(pairs.score * 50) as integer)
order by band
