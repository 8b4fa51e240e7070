-- Households, and those that a letter can reach.
select
    count(*) as households,
    sum(case when household_address is not null then 1 else 0 end) as with_address
from golden.households
