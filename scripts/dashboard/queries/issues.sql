-- Rows with something wrong, by system and kind; they are kept and labelled. What is labelled and not wrong has no dimension.
select
    source_system,
    dimension,
    issue,
    sum(row_count) as issue_rows
from governance.row_issues
where source_system <> 'all' and dimension <> 'none'
group by source_system, dimension, issue
order by issue_rows desc, source_system, issue
