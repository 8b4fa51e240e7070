-- a stratum in which nobody or everybody bought is still uncertain: add one buyer and one non-buyer
with strata as (

    select
        offers.offer_key,
        min(offers.offer_type) as offer_type,
        min(offers.offer_amount) as offer_amount,
        min(offers.offer_unit) as offer_unit,
        conversions.campaign_id,
        conversions.stratum,
        conversions.is_matched,
        {% for group, condition in {'offered': 'conversions.is_offered', 'others': 'not conversions.is_offered'}.items() -%}
            cast(count(case when {{ condition }} then 1 end) as double) as {{ group }},
            cast(count(case when {{ condition }} and conversions.has_bought then 1 end) as double) as {{ group }}_bought,
        {% endfor -%}
        sum(case when conversions.is_offered then conversions.amount else 0 end) as amount
    from {{ ref('offer_conversions') }} as conversions
    inner join {{ ref('campaign_offers') }} as offers on conversions.campaign_id = offers.campaign_id
    where conversions.is_window_over
    group by offers.offer_key, conversions.campaign_id, conversions.stratum, conversions.is_matched

),

compared as (

    select
        *,
        case when is_matched then offered_bought / offered - others_bought / others end as difference,
        case
            when is_matched
                then
                    (offered_bought + 1) / (offered + 2) * (1 - (offered_bought + 1) / (offered + 2)) / offered
                    + (others_bought + 1) / (others + 2) * (1 - (others_bought + 1) / (others + 2)) / others
        end as variance
    from strata

),

totals as (

    select
        offer_key,
        min(offer_type) as offer_type,
        min(offer_amount) as offer_amount,
        min(offer_unit) as offer_unit,
        count(distinct campaign_id) as campaigns,
        sum(offered) as offered,
        sum(offered_bought) as bought,
        sum(amount) as amount,
        sum(case when is_matched then offered else 0 end) as matched,
        sum(case when is_matched then others else 0 end) as compared_with,
        sum(case when is_matched then offered * others_bought / others end)
        / nullif(sum(case when is_matched then offered else 0 end), 0) as rate_without,
        sum(offered * difference) / nullif(sum(case when is_matched then offered else 0 end), 0) as difference,
        sqrt(sum(offered * offered * variance))
        / nullif(sum(case when is_matched then offered else 0 end), 0) as standard_error
    from compared
    group by offer_key

)

select
    offer_key,
    offer_type,
    offer_amount,
    offer_unit,
    campaigns,
    cast(offered as {{ dbt.type_bigint() }}) as offered,
    cast(bought as {{ dbt.type_bigint() }}) as bought,
    amount,
    {{ rate('bought', 'offered') }} as rate_with,
    {{ wilson_bound('bought', 'offered', '-') }} as rate_with_low,
    {{ wilson_bound('bought', 'offered', '+') }} as rate_with_high,
    cast(matched as {{ dbt.type_bigint() }}) as matched,
    cast(compared_with as {{ dbt.type_bigint() }}) as compared_with,
    rate_without,
    difference,
    difference - {{ checked('offer_interval_z') }} * standard_error as difference_low,
    difference + {{ checked('offer_interval_z') }} * standard_error as difference_high
from totals
where offered > 0
