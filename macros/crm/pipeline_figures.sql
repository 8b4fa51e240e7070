{#- The figures of pipeline_kpis that add up over facilities, by their kind: counts, and amounts of money. -#}
{% macro pipeline_figures(kind) -%}
    {{ return({
        'counts': [
            'leads', 'qualified_leads', 'opportunities', 'open_opportunities', 'won_opportunities', 'lost_opportunities',
            'expected_opportunities', 'opportunities_won_in_month',
        ],
        'amounts': [
            'lead_value', 'opportunity_amount', 'open_amount', 'won_amount', 'expected_amount', 'weighted_forecast',
            'forecast_base', 'forecast_best', 'forecast_worst', 'amount_won_in_month',
        ],
    }[kind]) }}
{%- endmacro %}
