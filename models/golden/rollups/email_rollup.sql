select
    constituent_id,
    cast(sum(case when opened_at is not null then 1 else 0 end) as double) / count(*) as email_open_rate,
    cast(sum(case when clicked_at is not null then 1 else 0 end) as double) / count(*) as email_click_rate
from {{ ref('messages') }}
where is_counted and status = 'delivered' and constituent_id is not null
group by constituent_id
