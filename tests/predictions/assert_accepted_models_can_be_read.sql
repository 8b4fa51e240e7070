-- A target has an accepted version, and somebody of whom something is known is scored without it: its document cannot be read,
-- or it asks for a feature that is gone. The next build learns another one.
select
    scores.target,
    count(*) as people
from {{ ref('constituent_scores') }} as scores
inner join {{ ref('model_versions') }} as versions
    on scores.target = versions.target and scores.version = versions.version
where versions.decision = 'accepted'
group by scores.target
having count(case when scores.method = 'model' then 1 end) = 0
