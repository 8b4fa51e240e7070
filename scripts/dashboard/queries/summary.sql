-- What identity made of the records, in its own words.
select
    section,
    item,
    figure
from golden.identity_summary
where section = 'total'
order by figure desc, item
