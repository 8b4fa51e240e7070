{%- set amounts = ['open_amount', 'expected_amount', 'weighted_forecast', 'amount_won_in_month'] -%}

with versions as (

    {{ weekly_versions(
        ref('pipeline_kpi_snapshot'), ['facility_id', 'month'], ['leads', 'qualified_leads'] + amounts
    ) }}

)

select
    facility_id,
    month,
    week,
    cast(leads as {{ dbt.type_bigint() }}) as leads,
    cast(qualified_leads as {{ dbt.type_bigint() }}) as qualified_leads,
    {% for amount in amounts -%}
        cast({{ amount }} as decimal(18, 2)) as {{ amount }},
    {% endfor -%}
    cast(
        weighted_forecast - lag(weighted_forecast) over (partition by facility_id, month order by week)
        as decimal(18, 2)
    ) as forecast_change,
    version_from,
    is_current,
    is_deleted
from versions
where place_in_week = 1
