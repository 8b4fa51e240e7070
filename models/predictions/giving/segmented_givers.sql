with givers as (

    select
        giving.constituent_id,
        giving.as_of_date,
        giving.gift_days,
        giving.giving_years_in_a_row as years_in_a_row,
        case when giving.gift_sum_before > 0 then cast(giving.gift_sum_365 as double) / giving.gift_sum_before end as rise,
        expectations.probability_active,
        expectations.giving_capacity_from_behaviour as capacity
    from {{ ref('giving_to_date') }} as giving
    inner join {{ ref('giving_expectations') }} as expectations
        on giving.constituent_id = expectations.constituent_id and giving.as_of_date = expectations.as_of_date
    where giving.as_of_date = {{ as_of_date() }}

),

-- of several segments the one with the lowest position counts; what is not known keeps no limit
placed as (

    select
        givers.constituent_id,
        min(segments.position) as position
    from givers
    inner join {{ ref('giving_segments') }} as segments
        on
            (segments.gift_days_to is null or givers.gift_days <= segments.gift_days_to)
            {% for measure in ['gift_days', 'years_in_a_row', 'rise', 'probability_active', 'capacity'] -%}
                and (segments.{{ measure }}_from is null or givers.{{ measure }} >= segments.{{ measure }}_from)
            {% endfor -%}
    group by givers.constituent_id

)

select
    givers.*,
    coalesce(segments.segment, 'other') as segment
from givers
left join placed on givers.constituent_id = placed.constituent_id
left join {{ ref('giving_segments') }} as segments on placed.position = segments.position
