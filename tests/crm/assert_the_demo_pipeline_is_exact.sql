-- docs/metrics_validation.md: leads of $765,000, opportunities of $490,000, won and forecast to the cent.
{{ config(enabled=var('demo_data') and not var('source_records') and 'crm' in (var('systems') or var('registry'))) }}

with found as (

    select
        sum(leads) as leads,
        sum(qualified_leads) as qualified_leads,
        sum(opportunities) as opportunities,
        sum(won_opportunities) as won_opportunities,
        sum(lead_value) as lead_value,
        sum(opportunity_amount) as opportunity_amount,
        sum(won_amount) as won_amount,
        sum(amount_won_in_month) as amount_won_in_month,
        sum(open_amount) as open_amount,
        sum(forecast_base) as forecast_base,
        sum(forecast_best) as forecast_best,
        sum(forecast_worst) as forecast_worst,
        sum(case when month = cast('2024-01-01' as date) then lead_value end) as lead_value_of_january,
        sum(case when month = cast('2024-01-01' as date) then opportunity_amount end) as offers_of_january,
        sum(case when month = cast('2024-02-01' as date) then won_opportunities end) as won_of_february,
        sum(case when month = cast('2024-03-01' as date) then weighted_forecast end) as forecast_of_march,
        min(case when month = cast('2024-01-01' as date) then round(pipeline_coverage, 4) end) as coverage_of_january,
        min(case when month = cast('2024-02-01' as date) then round(pipeline_coverage, 4) end) as coverage_of_february
    from {{ ref('pipeline_kpis') }}
    where facility_id = 'all'

)

{% for figure, expected in {
    'leads': 12, 'qualified_leads': 7, 'opportunities': 6, 'won_opportunities': 4, 'lead_value': '765000.00',
    'opportunity_amount': '490000.00', 'won_amount': '345250.40', 'amount_won_in_month': '345250.40',
    'open_amount': '144749.60', 'forecast_base': '57479.81', 'forecast_best': '71849.76', 'forecast_worst': '43109.86',
    'lead_value_of_january': '475000.00', 'offers_of_january': '305000.00', 'won_of_february': 1,
    'forecast_of_march': '57479.81', 'coverage_of_january': 0.6421, 'coverage_of_february': 0.6379,
}.items() -%}
    select
        '{{ figure }}' as figure,
        cast({{ figure }} as {{ dbt.type_string() }}) as found,
        '{{ expected }}' as expected
    from found
    where coalesce({{ figure }} != {{ expected }}, true)
    {{ 'union all' if not loop.last }}
{% endfor %}
