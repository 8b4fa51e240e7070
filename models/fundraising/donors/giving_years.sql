{#- The years that are numbered are those in which something can have happened. -#}
{%- set first = (checked('earliest_event_date') | string)[:4] | int -%}
{%- set years = as_of_date()[6:10] | int + 2 - first -%}
{%- set start = checked('fiscal_year_start_month') -%}
{%- set begins = {'calendar': (first, 1), 'fiscal': (first - (1 if start > 1 else 0), start)} -%}

with given as (

    select min(given_on) as first_given_on
    from {{ ref('gifts') }}
    where is_counted

),

numbers as (

    {{ dbt.generate_series(years) }}

),

years as (

    {% for basis, (year, month) in begins.items() -%}
        {%- set of_first = "cast('%04d-%02d-01' as date)" | format(year, month) -%}
        select
            '{{ basis }}' as year_basis,
            cast({{ first }} + generated_number - 1 as integer) as year,
            cast({{ dbt.dateadd('month', '12 * (generated_number - 1)', of_first) }} as date) as starts_on,
            cast({{ dbt.dateadd('day', -1, dbt.dateadd('month', '12 * generated_number', of_first)) }} as date) as ends_on
        from numbers
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

)

select
    years.year_basis,
    years.year,
    years.starts_on,
    years.ends_on,
    years.ends_on <= {{ as_of_date() }} as is_complete
from years
inner join given on years.ends_on >= given.first_given_on
where years.starts_on <= {{ as_of_date() }}
