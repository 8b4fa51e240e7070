-- a fully refunded gift is not counted as a gift; a refund above the gift still lowers the total
select
    gifts.constituent_id,
    cast(sum(gifts.net_amount) as decimal(18, 2)) as total_lifetime_giving,
    count(case when gifts.net_amount > 0 then 1 end) as gift_count,
    cast(max(case when gifts.net_amount > 0 then gifts.net_amount end) as decimal(18, 2)) as largest_gift,
    {{ average_amount('sum(gifts.net_amount)', 'count(case when gifts.net_amount > 0 then 1 end)') }} as average_gift,
    min(case when gifts.net_amount > 0 then gifts.given_on end) as first_donation_date,
    max(case when gifts.net_amount > 0 then gifts.given_on end) as last_donation_date,
    count(
        case
            when
                gifts.net_amount > 0
                and gifts.given_on > {{ dbt.dateadd('month', -checked('activity_months'), as_of_date()) }} then 1
        end
    ) as recent_gifts
from {{ ref('gifts') }} as gifts
where gifts.is_counted and gifts.constituent_id is not null
group by gifts.constituent_id
