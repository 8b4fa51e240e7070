{%- for table in ['gifts', 'donor_years', 'plan_months'] -%}
    {%- do ref(table) -%}
{%- endfor -%}

with contributed as (

    {{ contributions_of_metrics() }}

)

select contributed.*
from contributed
inner join {{ ref('current_metric_values') }} as totals
    on contributed.metric = totals.metric and contributed.period_starts_on = totals.period_starts_on
where totals.dimension = 'all' and totals.is_complete
