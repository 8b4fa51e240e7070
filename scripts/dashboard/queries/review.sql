-- Questions that wait for a person, by kind and by the two systems they are about.
select
    kind,
    review_reason,
    match_grade,
    left_system || ', ' || right_system as systems,
    count(*) as questions,
    sum(case when is_worth_a_look then 1 else 0 end) as worth_a_look,
    sum(pair_count) as pairs
from golden.review_queue
group by kind, review_reason, match_grade, left_system || ', ' || right_system
order by kind, review_reason, match_grade, systems
