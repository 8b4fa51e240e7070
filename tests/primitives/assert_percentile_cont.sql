-- Medians and percentiles in standard syntax. The amount is cast to a double: of decimals DuckDB makes a decimal, and loses
-- the half cent between two of them; dbt's type_float is of single precision on two engines.
{%- set amount = 'cast(amount as double)' %}
with made as (

    select
        group_name,
        median,
        ninetieth,
        percentile_cont(0.5) within group (order by {{ amount }}) as made_median,
        percentile_cont(0.9) within group (order by {{ amount }}) as made_ninetieth
    from {{ ref('golden_percentile_cont') }}
    group by group_name, median, ninetieth

)

select *
from made
where
    (made_median is null) != (median is null)
    or abs(made_median - median) > 0.000000001
    or (made_ninetieth is null) != (ninetieth is null)
    or abs(made_ninetieth - ninetieth) > 0.000000001
