{#- The forecast of the open opportunities in each scenario, added up: a query.

    by: columns of counted_opportunities, or month for that of the expected close, for each of whose combinations there is a row.
    weighted_pipeline_by(['facility_id', 'rep_id', 'month']) -#}
{% macro weighted_pipeline_by(by) -%}
    with open_opportunities as (

        select
            *,
            cast({{ dbt.date_trunc('month', 'expected_close_on') }} as date) as month
        from {{ ref('counted_opportunities') }}
        where is_open

    ),

    scenarios as (

        select distinct scenario
        from {{ ref('stage_weights') }}
        where scenario in ('{{ checked("forecast_scenarios") | join("', '") }}')

    ),

    weighted as (

        select
            scenarios.scenario,
            open_opportunities.*,
            {{ weighted_pipeline_scenario(
                'open_opportunities.amount', 'open_opportunities.win_probability', 'weights.weight',
                var('forecast_is_weighted')
            ) }} as weighted_amount
        from open_opportunities
        cross join scenarios
        left join {{ ref('stage_weights') }} as weights
            on scenarios.scenario = weights.scenario and open_opportunities.stage = weights.stage

    )

    select
        scenario,
        {{ by | join(', ') }},
        count(*) as opportunities,
        count(*) - count(weighted_amount) as opportunities_left_out,
        cast(coalesce(sum(amount), 0) as decimal(18, 2)) as amount,
        cast(coalesce(sum(weighted_amount), 0) as decimal(18, 2)) as weighted_amount,
        {{ weighted_forecast('win_probability', 'amount', var('forecast_is_weighted')) }} as average_win_probability,
        max(updated_at) as updated_at
    from weighted
    group by scenario, {{ by | join(', ') }}
{%- endmacro %}
