-- Weighted and plain averages; weights that add up to nothing give null and no error.
with made as (

    select
        case_name,
        max(expected_on) as expected_on,
        max(expected_off) as expected_off,
        max(expected_by_row) as expected_by_row,
        {{ weighted_forecast('amount', 'weight', true) }} as made_on,
        {{ weighted_forecast('amount', 'weight', false) }} as made_off,
        {{ weighted_forecast('amount', 'weight', 'is_on') }} as made_by_row
    from {{ ref('golden_weighted_forecast') }}
    group by case_name

)

select *
from made
where
    {% for way in ['on', 'off', 'by_row'] -%}
        coalesce(made_{{ way }}, -1) not between coalesce(expected_{{ way }}, -1) - 1e-9
        and coalesce(expected_{{ way }}, -1) + 1e-9
        {{ 'or' if not loop.last }}
    {% endfor %}
