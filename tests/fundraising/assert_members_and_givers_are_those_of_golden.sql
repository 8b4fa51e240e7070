-- Who is a member, a sustainer or a subscriber today, and what each constituent gave, is what golden says.
with plans as (

    select
        constituent_id,
        {{ dbt.bool_or('is_member') }} as is_member,
        {{ dbt.bool_or('is_sustainer') }} as is_sustainer,
        {{ dbt.bool_or('is_subscriber') }} as is_subscriber
    from {{ ref('plan_months') }}
    where month_ends_on = {{ as_of_date() }}
    group by constituent_id

)

select golden.constituent_id
from {{ ref('constituents') }} as golden
left join plans on golden.constituent_id = plans.constituent_id
left join {{ ref('lifetime_values') }} as lifetimes on golden.constituent_id = lifetimes.constituent_id
left join {{ ref('rfm_scores') }} as scores on golden.constituent_id = scores.constituent_id
where
    golden.is_member != coalesce(plans.is_member, false)
    or golden.is_sustainer != coalesce(plans.is_sustainer, false)
    or golden.is_subscriber != coalesce(plans.is_subscriber, false)
    or golden.gift_count > 0 and golden.total_lifetime_giving != coalesce(lifetimes.historic_value, -1)
    or golden.gift_count > 0 and scores.constituent_id is null
