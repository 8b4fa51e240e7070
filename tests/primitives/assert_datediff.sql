-- dbt's own datediff counts the ends of periods between two days. Weeks are counted from Monday to Monday: of its own weeks
-- some begin on Sunday.
{%- set monday_to_monday = dbt.datediff(dbt.date_trunc('week', 'from_date'), dbt.date_trunc('week', 'to_date'), 'day') %}
select *
from {{ ref('golden_datediff') }}
where
    {{ dbt.datediff('from_date', 'to_date', 'day') }} is distinct from days
    or {{ monday_to_monday }} is distinct from weeks * 7
    or {{ dbt.datediff('from_date', 'to_date', 'month') }} is distinct from months
    or {{ dbt.datediff('from_date', 'to_date', 'quarter') }} is distinct from quarters
    or {{ dbt.datediff('from_date', 'to_date', 'year') }} is distinct from years
