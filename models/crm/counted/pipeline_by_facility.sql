{%- set scenarios = ['base', 'best', 'worst'] -%}
{%- set parts = ['leads', 'offers_of_cohort', 'expected', 'won'] -%}
{%- set active = checked('forecast_scenarios')[0] -%}

with leads as (

    select
        facility_id,
        month,
        count(*) as leads,
        count(case when is_sql then 1 end) as qualified_leads,
        sum(lead_value) as lead_value,
        max(updated_at) as updated_at
    from {{ ref('counted_leads') }}
    group by facility_id, month

),

offers_of_cohort as (

    select
        facility_of_lead as facility_id,
        month_of_lead as month,
        count(*) as opportunities,
        count(case when is_open then 1 end) as open_opportunities,
        count(case when is_won then 1 end) as won_opportunities,
        count(case when is_lost then 1 end) as lost_opportunities,
        sum(amount) as opportunity_amount,
        sum(case when is_open then amount end) as open_amount,
        sum(case when is_won then amount end) as won_amount,
        max(updated_at) as updated_at
    from {{ ref('counted_opportunities') }}
    group by facility_of_lead, month_of_lead

),

expected as (

    select
        facility_id,
        month,
        sum(case when scenario = '{{ active }}' then opportunities end) as expected_opportunities,
        sum(case when scenario = '{{ active }}' then amount end) as expected_amount,
        sum(case when scenario = '{{ active }}' then weighted_amount end) as weighted_forecast,
        {% for scenario in scenarios -%}
            sum(case when scenario = '{{ scenario }}' then weighted_amount end) as forecast_{{ scenario }},
        {% endfor -%}
        max(updated_at) as updated_at
    from {{ ref('weighted_pipeline_scenarios') }}
    where month is not null
    group by facility_id, month

),

won as (

    select
        facility_id,
        cast({{ dbt.date_trunc('month', 'closed_at') }} as date) as month,
        count(*) as opportunities_won_in_month,
        sum(amount) as amount_won_in_month,
        max(updated_at) as updated_at
    from {{ ref('counted_opportunities') }}
    where is_won and closed_at is not null
    group by facility_id, cast({{ dbt.date_trunc('month', 'closed_at') }} as date)

),

-- every facility in every month in which anything was created, is expected or was won
places as (

    {% for part in parts -%}
        select
            facility_id,
            month
        from {{ part }}
        {{ 'union distinct' if not loop.last }}
    {% endfor %}

),

facilities as (

    select distinct facility_id
    from places

),

months as (

    select month from places
    union distinct
    select month from {{ ref('cohort_months') }}

),

grid as (

    select
        facilities.facility_id,
        months.month
    from facilities
    cross join months

)

select
    grid.facility_id,
    grid.month,
    {% for figure in pipeline_figures('counts') + pipeline_figures('amounts') -%}
        coalesce({{ figure }}, 0) as {{ figure }},
    {% endfor -%}
    greatest(
        {% for part in parts -%}
            coalesce({{ part }}.updated_at, cast({{ earliest_event_date() }} as {{ dbt.type_timestamp() }}))
            {{- ',' if not loop.last }}
        {% endfor -%}
    ) as updated_at
from grid
{% for part in parts -%}
    left join {{ part }} on grid.facility_id = {{ part }}.facility_id and grid.month = {{ part }}.month
{% endfor %}
