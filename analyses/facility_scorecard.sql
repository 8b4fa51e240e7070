-- How each facility is doing, month by month.
-- dbt show --quiet --select facility_scorecard --limit 20
select
    facility_id as facility,
    cast(month as {{ dbt.type_string() }}) as month,
    cast(100 * sla_compliance as decimal(5, 2)) as sla,
    cast(average_csat as decimal(4, 2)) as csat,
    health_score as health,
    band
from {{ ref('combined_kpis') }}
where health_score is not null
order by facility_id, month
