with counted as (

    select
        agreement,
        sum(case when is_random then 0 else 1 end) as candidate_pairs,
        sum(case when is_random then 1 else 0 end) as random_pairs
    from {{ ref('pair_comparisons') }}
    group by agreement

),

possible as (

    select cast(count(*) as double) * (count(*) - 1) / 2 as pair_count
    from {{ ref('source_records') }}

)

select
    counted.agreement,
    counted.candidate_pairs,
    counted.random_pairs,
    possible.pair_count as possible_pairs,
    {% for field in compared_fields() -%}
        {{ level_name(field, 'counted.agreement') }} as {{ field }}_level{{ ',' if not loop.last }}
    {% endfor %}
from counted
cross join possible
