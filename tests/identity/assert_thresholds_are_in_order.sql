-- For engines on which the run cannot read the seed beforehand; DuckDB stops earlier, in check_thresholds.
select *
from ({{ seed_values('match_thresholds', 'threshold', 'value', [
    'automatic_match', 'manual_review', 'name_agrees', 'name_differs',
    'organisation_same', 'organisation_most', 'organisation_some',
]) }}) as thresholds
where
    manual_review > automatic_match or name_differs > name_agrees
    or organisation_some > organisation_most or organisation_most > organisation_same
