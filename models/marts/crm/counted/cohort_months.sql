{#- As many months as there can be since the earliest event; those that have come are kept. -#}
{%- set years = modules.datetime.date.today().year + 1 - (var('earliest_event_date') | string)[:4] | int -%}

with numbers as (

    {{ dbt.generate_series(12 * years) }}

),

bounds as (

    select
        min(month) as first_month,
        max(month) as last_month
    from {{ ref('counted_leads') }}

),

months as (

    select
        cast({{ dbt.dateadd('month', 'numbers.generated_number - 1', 'bounds.first_month') }} as date) as month,
        bounds.last_month
    from numbers
    cross join bounds

)

select month
from months
where month <= last_month
