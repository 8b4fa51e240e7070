{#- The tables that the metrics are reckoned over; and what they would be if identity had been decided otherwise. -#}
{%- set tables = [
    'gifts', 'visits', 'messages', 'constituents_today', 'recurring_revenue', 'days',
    'donor_years', 'donor_years_if_merged', 'donor_years_if_split',
    'plan_months', 'plan_months_if_merged', 'plan_months_if_split',
] -%}
{%- for table in tables -%}
    {%- do ref(table) -%}
{%- endfor -%}

with known as (

    {{ values_of_all_metrics('as_matched') }}

),

{% for identity in ['if_merged', 'if_split'] %}
    {{ identity }} as (

        {{ values_of_all_metrics(identity) }}

    ),

{% endfor -%}

dated as (

    select
        known.*,
        definitions.grain,
        definitions.fingerprint,
        case
            when definitions.grain = 'fiscal_year' then {{ dbt.dateadd('month', 12, 'known.period_starts_on') }}
            when definitions.grain = 'month' then {{ dbt.dateadd('month', 1, 'known.period_starts_on') }}
            else {{ dbt.dateadd('day', 1, 'known.period_starts_on') }}
        end as next_starts_on
    from known
    inner join {{ ref('metric_definitions') }} as definitions on known.metric = definitions.metric

)

select
    dated.metric,
    dated.grain,
    dated.period_starts_on,
    cast({{ dbt.dateadd('day', -1, 'dated.next_starts_on') }} as date) as period_ends_on,
    dated.dimension,
    dated.dimension_value,
    dated.value,
    least(dated.value, coalesce(if_merged.value, dated.value), coalesce(if_split.value, dated.value)) as low,
    greatest(dated.value, coalesce(if_merged.value, dated.value), coalesce(if_split.value, dated.value)) as high,
    dated.next_starts_on <= {{ dbt.dateadd('day', 1, as_of_date()) }} as is_complete,
    dated.fingerprint
from dated
{%- for identity in ['if_merged', 'if_split'] %}
left join {{ identity }}
    on
        dated.metric = {{ identity }}.metric
        and dated.period_starts_on = {{ identity }}.period_starts_on
        and dated.dimension = {{ identity }}.dimension
        and dated.dimension_value = {{ identity }}.dimension_value
{%- endfor %}
