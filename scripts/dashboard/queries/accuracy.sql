-- How the identity map compares with the truth, overall and by kind of error. Only made-up people have a truth.
select
    slice,
    true_pairs,
    found_pairs,
    correct_pairs,
    pair_precision,
    pair_recall,
    pair_f1,
    over_merged_constituents,
    split_people
from identity.identity_evaluation
where true_pairs > 0
order by true_pairs desc, slice
