-- Rows with something wrong, by system and kind; they are kept and labelled.
select
    source_system,
    dimension,
    issue,
    sum(row_count) as issue_rows
from governance.row_issues
where source_system <> 'all'
group by source_system, dimension, issue
order by issue_rows desc, source_system, issue
